package io.githops.diff.admission;

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

    static void check(Machine machine, Refusals refusals) {
        var rules = new MachineSizeRules(machine);
        refusals.check(rules::checkSockets);
        refusals.check(rules::checkRequests);
        refusals.check(rules::checkReservedMemory);
        refusals.check(rules::checkGuestMemory);
        refusals.check(rules::checkGracePeriod);
        refusals.check(rules::checkMaintenance);
    }

    private void checkSockets() throws RefusedException {
        Mapping cpu = domain.mapping("cpu");
        if (cpu.get("sockets") instanceof Num sockets
                && cpu.get("maxSockets") instanceof Num most
                && sockets.decimal().compareTo(most.decimal()) > 0) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-sockets",
                    "spec.template.spec.domain.cpu.sockets",
                    "Number of sockets in CPU topology is greater than the maximum sockets allowed");
        }
    }

    private void checkRequests() throws RefusedException {
        for (String resource : new String[] {"cpu", "memory"}) {
            Optional<Quantity> request =
                    Machine.quantity(domain.mapping("resources", "requests").get(resource));
            Optional<Quantity> limit = machine.limit(resource);
            if (request.isPresent() && limit.isPresent() && request.get().compareTo(limit.get()) > 0) {
                throw Webhook.KUBEVIRT.invalid(
                        "machine-requests",
                        "spec.template.spec.domain.resources.requests",
                        "spec.template.spec.domain.resources.requests." + resource + " '"
                                + request.get() + "' is greater than spec.template.spec.domain.resources.limits."
                                + resource
                                + " '" + limit.get() + "'");
            }
        }
        Optional<Quantity> memory =
                Machine.quantity(domain.mapping("resources", "requests").get("memory"));
        if (memory.isPresent() && memory.get().compareTo(LEAST_REQUEST) < 0) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-requests",
                    "spec.template.spec.domain.resources.requests.memory",
                    "spec.template.spec.domain.resources.requests.memory '" + memory.get()
                            + "': must be greater than or equal to 1M.");
        }
    }

    private void checkGuestMemory() throws RefusedException {
        Optional<Quantity> guest = guestMemory().filter(quantity -> !quantity.isZero());
        Optional<Quantity> limit = machine.limit("memory").filter(quantity -> !quantity.isZero());
        boolean sizedElsewhere = machine.object().spec().has("instancetype");
        if (guest.isEmpty() && limit.isEmpty() && !sizedElsewhere) {
            throw Webhook.HARVESTER.invalid(
                    "machine-memory-missing",
                    "spec.template.spec.domain.memory",
                    "either memory.guest or resources.limits.memory must be set");
        }
        if (guest.isPresent() && limit.isPresent() && guest.get().compareTo(LEAST_GUEST) < 0) {
            throw Webhook.HARVESTER.internal(
                    "machine-guest-memory",
                    "spec.template.spec.domain.memory.guest",
                    "guest memory is under the minimum requirement 10Mi");
        }
        if (guest.isPresent() && limit.isPresent() && guest.get().compareTo(limit.get()) > 0) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-guest-memory",
                    "spec.template.spec.domain.memory.guest",
                    "spec.template.spec.domain.memory.guest '" + guest.get()
                            + "' must be equal to or less than the memory limit spec.template.spec.domain.resources.limits.memory '"
                            + limit.get() + "'");
        }
    }

    private void checkReservedMemory() throws RefusedException {
        Optional<String> text = machine.object().annotation(Keys.RESERVED_MEMORY);
        if (text.isEmpty()) {
            return;
        }
        Quantity reserved = machine.reservedMemory()
                .orElseThrow(() -> Webhook.HARVESTER.invalid(
                        "machine-reserved-memory",
                        "metadata.annotations[\"harvesterhci.io/reservedMemory\"]",
                        "reservedMemory " + text.get() + " is not a quantity"));
        Quantity limit = machine.limit("memory").orElse(Quantity.ZERO);
        if (reserved.isNegative() || reserved.compareTo(limit) >= 0) {
            throw Webhook.HARVESTER.invalid(
                    "machine-reserved-memory",
                    "metadata.annotations[\"harvesterhci.io/reservedMemory\"]",
                    "reservedMemory " + reserved + " must be from 0 to below limits.memory " + limit);
        }
        if (guestMemory().orElse(Quantity.ZERO).plus(reserved).compareTo(limit) > 0) {
            throw Webhook.HARVESTER.invalid(
                    "machine-reserved-memory",
                    "metadata.annotations[\"harvesterhci.io/reservedMemory\"]",
                    "guest memory and reservedMemory exceed limits.memory " + limit);
        }
    }

    private Optional<Quantity> guestMemory() {
        return Machine.quantity(domain.mapping("memory").get("guest"));
    }

    private void checkGracePeriod() throws RefusedException {
        if (machine.spec().tree().get("terminationGracePeriodSeconds") instanceof Num seconds
                && seconds.decimal().compareTo(BigDecimal.ZERO) < 0) {
            throw Webhook.HARVESTER.invalid(
                    "machine-grace-period",
                    "spec.template.spec.terminationGracePeriodSeconds",
                    "terminationGracePeriodSeconds must be greater than or equal to 0");
        }
    }

    private void checkMaintenance() throws RefusedException {
        Optional<String> strategy = machine.object().label(MAINTENANCE);
        if (strategy.isPresent() && !MAINTENANCE_STRATEGIES.contains(strategy.get())) {
            throw Webhook.HARVESTER.invalid(
                    "machine-maintenance-strategy",
                    "metadata.labels[\"harvesterhci.io/maintain-mode-strategy\"]",
                    "maintenance mode strategy " + strategy.get() + " is invalid");
        }
    }
}
