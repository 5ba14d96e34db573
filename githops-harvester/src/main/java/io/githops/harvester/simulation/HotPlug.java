package io.githops.harvester.simulation;

import io.githops.diff.admission.Condition;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.MachineSpec;
import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a running machine was given and takes up only when it moves: processors, memory and interfaces. */
record HotPlug(MachineInstance instance) {

    boolean isPending() {
        return hasNewSockets() || hasNewMemory() || hasNewInterfaces();
    }

    /** The instance with a condition for each part that waits. */
    MachineInstance reported(Instant now) {
        MachineInstance sockets = reported(instance, "VCPUChange", hasNewSockets(), now);
        MachineInstance memory = reported(sockets, "MemoryChange", hasNewMemory(), now);
        return reported(memory, "MigrationRequired", hasNewInterfaces(), now);
    }

    private static MachineInstance reported(MachineInstance instance, String type, boolean isMet, Instant now) {
        return isMet
                ? InstanceLife.with(instance, Condition.met(type), now)
                : new MachineInstance(instance.object().withStatus(status -> Condition.without(status, type)));
    }

    private boolean hasNewSockets() {
        Mapping status = instance.object().status();
        return status.has("currentCPUTopology")
                && sockets(status.mapping("currentCPUTopology"))
                                .compareTo(sockets(instance.spec().domain().mapping("cpu")))
                        != 0;
    }

    private static BigDecimal sockets(Mapping topology) {
        return topology.get("sockets") instanceof Num sockets ? sockets.decimal() : BigDecimal.ONE;
    }

    private boolean hasNewMemory() {
        Optional<Quantity> current =
                Machine.quantity(instance.object().status().mapping("memory").get("guestCurrent"));
        return current.isPresent() && isOther(current, instance.spec());
    }

    /** Whether a machine asks for more memory of an instance that cannot move, and so cannot take it up. */
    static boolean isMemoryStuck(Machine machine, MachineInstance instance) {
        return Condition.is(instance.object().status(), "LiveMigratable", "False")
                && isOther(memory(instance.spec()), machine.spec());
    }

    private static boolean isOther(Optional<Quantity> before, MachineSpec spec) {
        Optional<Quantity> after = memory(spec);
        return before.isPresent() && after.isPresent() && before.get().compareTo(after.get()) != 0;
    }

    private static Optional<Quantity> memory(MachineSpec spec) {
        return Machine.quantity(spec.domain().mapping("memory").get("guest"));
    }

    private boolean hasNewInterfaces() {
        Set<String> plugged = instance.object().status().sequence("interfaces").mappings().stream()
                .map(MachineSpec::name)
                .collect(Collectors.toSet());
        return instance.object().status().has("interfaces")
                && instance.spec().interfaces().stream()
                        .filter(link -> !link.text("state").orElse("").equals("absent"))
                        .anyMatch(link -> !plugged.contains(MachineSpec.name(link)));
    }
}
