package io.githops.diff.rule;

import io.githops.model.Quantity;
import io.githops.tree.Bool;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The sizes that Harvester computes for a machine from its limits when the machine is created or its limits change.
 *
 * @see <a href="https://github.com/harvester/harvester/blob/master/pkg/webhook/resources/virtualmachine/mutator.go">
 *     harvester, virtualmachine/mutator.go</a>
 */
record MachineSizes(MachineObject machine, SettingValues settings) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MEBI = BigDecimal.valueOf(1 << 20);
    private static final int MILLI_DIGITS = 3;
    private static final Quantity LEGACY_RESERVE = Quantity.parse("100Mi");

    /** The sizes of the live machine. */
    static MachineSizes live(Candidate candidate) {
        return new MachineSizes(MachineObject.live(candidate), new SettingValues(candidate.objects()));
    }

    /** What is requested of {@code cpu} or {@code memory}; empty when there is no limit to compute it from. */
    Optional<Quantity> request(String resource) {
        Optional<Quantity> limit = machine.limit(resource);
        return switch (resource) {
            case "cpu" -> limit.map(this::requestedCpu);
            case "memory" -> limit.flatMap(this::requestedMemory);
            default -> Optional.empty();
        };
    }

    /** The memory of the guest; empty when there is no limit to compute it from. */
    Optional<Quantity> guestMemory() {
        return machine.limit("memory").map(limit -> limit.minus(reserved()));
    }

    /** How many sockets there may be; empty when Harvester does not say. */
    Optional<Num> maxSockets() {
        boolean isComputed = machine.limit("memory").isPresent()
                && machine.instanceSpec().text("architecture").orElse("amd64").equals("amd64");
        return isComputed
                ? Optional.of(
                        machine.domain().mapping("cpu").get("sockets") instanceof Num sockets ? sockets : Num.of(1))
                : Optional.empty();
    }

    private Quantity requestedCpu(Quantity limit) {
        return isDedicated()
                ? limit
                : Quantity.of(share(limit, "cpu").setScale(MILLI_DIGITS, RoundingMode.DOWN), limit.notation());
    }

    private Optional<Quantity> requestedMemory(Quantity limit) {
        if (passesDevicesThrough()) {
            return MachineObject.quantity(machine.domain().mapping("memory").get("guest"));
        }
        BigDecimal whole = share(limit, "memory").setScale(0, RoundingMode.DOWN);
        return Optional.of(
                isDedicated() ? limit : Quantity.of(whole.subtract(whole.remainder(MEBI)), limit.notation()));
    }

    private BigDecimal share(Quantity limit, String resource) {
        BigDecimal overcommit =
                settings.json("overcommit-config").get(resource) instanceof Num percent ? percent.decimal() : HUNDRED;
        return limit.value()
                .multiply(HUNDRED)
                .divide(overcommit.max(BigDecimal.ONE), MILLI_DIGITS + 1, RoundingMode.DOWN);
    }

    private Quantity reserved() {
        return machine.annotation("harvesterhci.io/reservedMemory")
                .flatMap(text -> MachineObject.quantity(new Text(text)))
                .orElse(addsNoOverhead() ? LEGACY_RESERVE : Quantity.ZERO);
    }

    private boolean addsNoOverhead() {
        String ratio = settings.value("additional-guest-memory-overhead-ratio");
        return ratio.isEmpty() || ratio.equals("0");
    }

    private boolean isDedicated() {
        return Bool.TRUE.equals(machine.domain().mapping("cpu").get("dedicatedCpuPlacement"));
    }

    private boolean passesDevicesThrough() {
        return !machine.devices("hostDevices").isEmpty()
                || !machine.devices("gpus").isEmpty();
    }
}
