package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Quantity;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.math.BigDecimal;
import java.util.Optional;

/** Judges changes of the number of CPU sockets and of the guest memory of a running machine. */
final class MachineSize {
    private static final FieldPath SOCKETS = FieldPath.of("domain", "cpu", "sockets");
    private static final FieldPath MAX_SOCKETS = FieldPath.of("domain", "cpu", "maxSockets");
    private static final FieldPath GUEST = FieldPath.of("domain", "memory", "guest");
    private static final FieldPath MAX_GUEST = FieldPath.of("domain", "memory", "maxGuest");
    private static final FieldPath LIMITS = FieldPath.of("domain", "resources", "limits");
    private static final FieldPath SOCKETS_PLACE =
            Machine.TEMPLATE_SPEC.field("domain").field("cpu").field("sockets");
    private static final FieldPath GUEST_PLACE =
            Machine.TEMPLATE_SPEC.field("domain").field("memory").field("guest");
    private static final FieldPath BOOT = FieldPath.of("memory", "guestAtBoot");

    private static final Quantity SMALLEST = Quantity.parse("1Gi");
    private static final BigDecimal STEP = Quantity.parse("2Mi").value();

    private final Machine machine;

    MachineSize(Machine machine) {
        this.machine = machine;
    }

    boolean judges(FieldPath place) {
        return place.equals(SOCKETS_PLACE) || place.equals(GUEST_PLACE);
    }

    Effect effect(FieldPath place) {
        return (place.equals(SOCKETS_PLACE) ? sockets() : memory()).effect();
    }

    private SizeRule sockets() {
        BigDecimal wanted = sockets(machine.after());
        Optional<BigDecimal> running = machine.running(SOCKETS).flatMap(Amounts::number);
        if (running.filter(now -> now.compareTo(wanted) == 0).isPresent()) {
            return SizeRule.AS_RUNNING;
        }
        if (wanted.compareTo(running.orElseGet(() -> sockets(machine.before()))) < 0) {
            return SizeRule.SOCKETS_REMOVED;
        }
        if (isRefused(wanted)) {
            return SizeRule.SOCKETS_REFUSED;
        }
        if (machine.isArm()) {
            return SizeRule.SOCKETS_ON_ARM;
        }
        boolean isBeyond = most().filter(most -> wanted.compareTo(most) > 0).isPresent();
        return isBeyond || !machine.hasHotplug() ? SizeRule.SOCKETS_BEYOND : SizeRule.SOCKETS_ADDED;
    }

    /** Harvester raises maxSockets itself when limits change, but not for machines with hotplug. */
    private boolean isRefused(BigDecimal wanted) {
        boolean isRaised = !machine.hasHotplug()
                && !machine.before().at(LIMITS).equals(machine.after().at(LIMITS));
        return !isRaised
                && machine.after()
                        .at(MAX_SOCKETS)
                        .flatMap(Amounts::number)
                        .filter(most -> most.signum() > 0 && wanted.compareTo(most) > 0)
                        .isPresent();
    }

    private Optional<BigDecimal> most() {
        return machine.running(MAX_SOCKETS)
                .or(() -> machine.before().at(MAX_SOCKETS))
                .flatMap(Amounts::number);
    }

    private static BigDecimal sockets(Mapping spec) {
        return spec.at(SOCKETS).flatMap(Amounts::number).orElse(BigDecimal.ONE);
    }

    private SizeRule memory() {
        Optional<Quantity> wanted = machine.after().at(GUEST).flatMap(Amounts::quantity);
        if (wanted.isEmpty()) {
            return SizeRule.MEMORY_FIXED;
        }
        if (machine.runningStatus(FieldPath.of("memory", "guestCurrent"))
                .flatMap(Amounts::quantity)
                .equals(wanted)) {
            return SizeRule.AS_RUNNING;
        }
        return memory(wanted.get());
    }

    private SizeRule memory(Quantity wanted) {
        if (exceeds(wanted, machine.after().at(LIMITS.field("memory")).flatMap(Amounts::quantity))) {
            return SizeRule.MEMORY_REFUSED;
        }
        if (!machine.hasHotplug()) {
            return SizeRule.MEMORY_FIXED;
        }
        if (machine.isArm()) {
            return SizeRule.MEMORY_ON_ARM;
        }
        Optional<Quantity> atBoot =
                machine.runningStatus(BOOT).or(() -> machine.before().at(GUEST)).flatMap(Amounts::quantity);
        if (atBoot.filter(boot -> wanted.compareTo(boot) < 0).isPresent()) {
            return SizeRule.MEMORY_BELOW_BOOT;
        }
        Optional<Quantity> most = machine.running(MAX_GUEST)
                .or(() -> machine.before().at(MAX_GUEST))
                .flatMap(Amounts::quantity);
        if (exceeds(wanted, most)) {
            return SizeRule.MEMORY_BEYOND;
        }
        boolean isPluggable = wanted.compareTo(SMALLEST) >= 0
                && wanted.value().remainder(STEP).signum() == 0;
        if (!isPluggable) {
            return SizeRule.MEMORY_UNALIGNED;
        }
        return machine.isMigratable() ? SizeRule.MEMORY_CHANGED : SizeRule.MEMORY_NOT_MIGRATABLE;
    }

    private static boolean exceeds(Quantity wanted, Optional<Quantity> most) {
        return most.filter(limit -> wanted.compareTo(limit) > 0).isPresent();
    }
}
