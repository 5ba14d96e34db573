package io.githops.harvester.simulation;

import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What KubeVirt and Harvester check of a machine's processors, memory and times. */
final class MachineSizeRules {
    private static final Quantity LEAST_GUEST = Quantity.parse("10Mi");
    private static final Quantity LEAST_REQUEST = Quantity.parse("1M");
    private static final String MAINTENANCE = "harvesterhci.io/maintain-mode-strategy";
    private static final Set<String> MAINTENANCE_STRATEGIES =
            Set.of("Migrate", "ShutdownAndRestartAfterEnable", "ShutdownAndRestartAfterDisable", "Shutdown");

    private final Machine machine;
    private final Mapping domain;

    private MachineSizeRules(Machine machine) {
        this.machine = machine;
        this.domain = machine.spec().domain();
    }

    static void check(Machine machine) throws Refusal {
        var rules = new MachineSizeRules(machine);
        rules.checkSockets();
        rules.checkRequests();
        rules.checkReservedMemory();
        rules.checkGuestMemory();
        rules.checkGracePeriod();
        rules.checkMaintenance();
    }

    private void checkSockets() throws Refusal {
        Mapping cpu = domain.mapping("cpu");
        if (cpu.get("sockets") instanceof Num sockets
                && cpu.get("maxSockets") instanceof Num most
                && sockets.decimal().compareTo(most.decimal()) > 0) {
            throw Webhook.KUBEVIRT.invalid(
                    "Number of sockets in CPU topology is greater than the maximum sockets allowed");
        }
    }

    private void checkRequests() throws Refusal {
        for (String resource : new String[] {"cpu", "memory"}) {
            Optional<Quantity> request =
                    Machine.quantity(domain.mapping("resources", "requests").get(resource));
            Optional<Quantity> limit = machine.limit(resource);
            if (request.isPresent() && limit.isPresent() && request.get().compareTo(limit.get()) > 0) {
                throw Webhook.KUBEVIRT.invalid("spec.template.spec.domain.resources.requests." + resource + " '"
                        + request.get() + "' is greater than spec.template.spec.domain.resources.limits." + resource
                        + " '" + limit.get() + "'");
            }
        }
        Optional<Quantity> memory =
                Machine.quantity(domain.mapping("resources", "requests").get("memory"));
        if (memory.isPresent() && memory.get().compareTo(LEAST_REQUEST) < 0) {
            throw Webhook.KUBEVIRT.invalid("spec.template.spec.domain.resources.requests.memory '" + memory.get()
                    + "': must be greater than or equal to 1M.");
        }
    }

    private void checkGuestMemory() throws Refusal {
        Optional<Quantity> guest = guestMemory().filter(quantity -> !quantity.isZero());
        Optional<Quantity> limit = machine.limit("memory").filter(quantity -> !quantity.isZero());
        boolean sizedElsewhere = machine.object().spec().has("instancetype");
        if (guest.isEmpty() && limit.isEmpty() && !sizedElsewhere) {
            throw Webhook.HARVESTER.invalid("either memory.guest or resources.limits.memory must be set");
        }
        if (guest.isPresent() && limit.isPresent() && guest.get().compareTo(LEAST_GUEST) < 0) {
            throw Webhook.HARVESTER.internal("guest memory is under the minimum requirement 10Mi");
        }
        if (guest.isPresent() && limit.isPresent() && guest.get().compareTo(limit.get()) > 0) {
            throw Webhook.KUBEVIRT.invalid("spec.template.spec.domain.memory.guest '" + guest.get()
                    + "' must be equal to or less than the memory limit spec.template.spec.domain.resources.limits.memory '"
                    + limit.get() + "'");
        }
    }

    private void checkReservedMemory() throws Refusal {
        Optional<String> text = machine.object().annotation(Keys.RESERVED_MEMORY);
        if (text.isEmpty()) {
            return;
        }
        Quantity reserved = machine.reservedMemory()
                .orElseThrow(() -> Webhook.HARVESTER.invalid("reservedMemory " + text.get() + " is not a quantity"));
        Quantity limit = machine.limit("memory").orElse(Quantity.ZERO);
        if (reserved.isNegative() || reserved.compareTo(limit) >= 0) {
            throw Webhook.HARVESTER.invalid(
                    "reservedMemory " + reserved + " must be from 0 to below limits.memory " + limit);
        }
        if (guestMemory().orElse(Quantity.ZERO).plus(reserved).compareTo(limit) > 0) {
            throw Webhook.HARVESTER.invalid("guest memory and reservedMemory exceed limits.memory " + limit);
        }
    }

    private Optional<Quantity> guestMemory() {
        return Machine.quantity(domain.mapping("memory").get("guest"));
    }

    private void checkGracePeriod() throws Refusal {
        if (machine.spec().tree().get("terminationGracePeriodSeconds") instanceof Num seconds
                && seconds.decimal().compareTo(BigDecimal.ZERO) < 0) {
            throw Webhook.HARVESTER.invalid("terminationGracePeriodSeconds must be greater than or equal to 0");
        }
    }

    private void checkMaintenance() throws Refusal {
        Optional<String> strategy = machine.object().label(MAINTENANCE);
        if (strategy.isPresent() && !MAINTENANCE_STRATEGIES.contains(strategy.get())) {
            throw Webhook.HARVESTER.invalid("maintenance mode strategy " + strategy.get() + " is invalid");
        }
    }
}
