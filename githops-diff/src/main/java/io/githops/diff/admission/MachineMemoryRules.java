package io.githops.diff.admission;

import io.githops.model.Quantity;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What KubeVirt checks of memory that may grow, of huge pages and of processors of a machine's own. */
final class MachineMemoryRules {
    private static final Quantity LEAST_GROWING = Quantity.parse("1Gi");
    private static final Quantity ALIGNMENT = Quantity.parse("2Mi");
    private static final String DOMAIN = MachinePart.SPEC + "domain.";

    private final Machine machine;
    private final Mapping domain;
    private final Mapping cpu;
    private final Mapping memory;

    private MachineMemoryRules(Machine machine) {
        this.machine = machine;
        this.domain = machine.spec().domain();
        this.cpu = domain.mapping("cpu");
        this.memory = domain.mapping("memory");
    }

    static void check(Machine machine, Refusals refusals) {
        var rules = new MachineMemoryRules(machine);
        refusals.check(rules::checkGrowth);
        refusals.check(rules::checkHugePages);
        refusals.check(rules::checkDedicatedProcessors);
    }

    private void checkGrowth() throws RefusedException {
        Optional<Quantity> most = Machine.quantity(memory.get("maxGuest"));
        Optional<Quantity> guest = Machine.quantity(memory.get("guest"));
        if (most.isEmpty() || guest.isEmpty()) {
            return;
        }
        boolean isFixed = cpu.has("realtime") || cpu.has("numa") || domain.has("launchSecurity");
        if (isFixed || !machine.spec().isAmd64()) {
            throw growth("maxGuest", "Memory hotplug is not compatible with this machine");
        }
        if (guest.get().compareTo(most.get()) > 0) {
            throw growth("guest", "Guest memory is greater than the configured maxGuest memory");
        }
        if (guest.get().compareTo(LEAST_GROWING) < 0) {
            throw growth("guest", "Memory hotplug is only available for guests with at least 1Gi of memory");
        }
        Quantity alignment = hugePage().filter(LEAST_GROWING::equals).orElse(ALIGNMENT);
        if (!isMultiple(guest.get(), alignment)) {
            throw growth("guest", "Guest memory must be " + alignment + " aligned");
        }
        if (!isMultiple(most.get(), alignment)) {
            throw growth("maxGuest", "MaxGuest must be " + alignment + " aligned");
        }
    }

    private static RefusedException growth(String field, String message) {
        return Webhook.KUBEVIRT.invalid("machine-max-guest", DOMAIN + "memory." + field, message);
    }

    private void checkHugePages() throws RefusedException {
        Optional<Quantity> page = hugePage().filter(size -> size.value().signum() > 0);
        Optional<Quantity> request = amount("requests", "memory");
        if (page.isPresent() && request.isPresent() && !isMultiple(request.get(), page.get())) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-huge-pages",
                    DOMAIN + "memory.hugepages.pageSize",
                    DOMAIN + "resources.requests.memory '" + request.get()
                            + "' is not a multiple of the page size " + DOMAIN + "memory.hugepages.pageSize '"
                            + page.get() + "'");
        }
    }

    private Optional<Quantity> hugePage() {
        return Machine.quantity(memory.mapping("hugepages").get("pageSize"));
    }

    private void checkDedicatedProcessors() throws RefusedException {
        if (!Bool.TRUE.equals(cpu.get("dedicatedCpuPlacement"))) {
            if (Bool.TRUE.equals(cpu.get("isolateEmulatorThread"))) {
                throw dedicated("cpu.isolateEmulatorThread", "IsolateEmulatorThread needs dedicatedCpuPlacement");
            }
            return;
        }
        if (cpu.get("threads") instanceof Num threads && threads.decimal().compareTo(BigDecimal.valueOf(2)) > 0) {
            throw dedicated("cpu.threads", "Not more than two threads must be provided with dedicated CPUs");
        }
        for (String resource : List.of("cpu", "memory")) {
            Optional<Quantity> request = amount("requests", resource);
            Optional<Quantity> limit = amount("limits", resource);
            if (request.isPresent() && limit.isPresent() && request.get().compareTo(limit.get()) != 0) {
                throw dedicated(
                        "resources.requests." + resource, "requests and limits must be equal with dedicated CPUs");
            }
        }
        Optional<Quantity> processors = amount("limits", "cpu").or(() -> amount("requests", "cpu"));
        if (processors.isPresent() && !isMultiple(processors.get(), Quantity.parse("1"))) {
            throw dedicated("resources.limits.cpu", "dedicated CPUs must be whole");
        }
    }

    private static RefusedException dedicated(String field, String message) {
        return Webhook.KUBEVIRT.invalid("machine-dedicated-cpu", DOMAIN + field, message);
    }

    private Optional<Quantity> amount(String amounts, String resource) {
        return Machine.quantity(domain.mapping("resources", amounts).get(resource));
    }

    private static boolean isMultiple(Quantity quantity, Quantity unit) {
        return quantity.value().remainder(unit.value()).signum() == 0;
    }
}
