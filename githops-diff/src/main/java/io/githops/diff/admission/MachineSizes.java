package io.githops.diff.admission;

import io.githops.model.Quantity;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes requests, guest memory and the socket limit of a machine from its limits. */
final class MachineSizes {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MEBI = BigDecimal.valueOf(1 << 20);
    private static final int MILLI_DIGITS = 3;
    private static final Quantity LEGACY_RESERVE = Quantity.parse("100Mi");

    private final Machine machine;
    private final SettingValues settings;

    private MachineSizes(Machine machine, SettingValues settings) {
        this.machine = machine;
        this.settings = settings;
    }

    /** Fills the processor topology always, and the sizes when what they are computed from has changed. */
    static Machine set(@Nullable Machine live, Machine machine, SettingValues settings) {
        Machine complete = machine.withDomain(domain -> domain.edit("cpu", MachineSizes::withTopology));
        return live == null || haveChanged(live, complete) ? new MachineSizes(complete, settings).computed() : complete;
    }

    private static Mapping withTopology(Mapping cpu) {
        Mapping complete = cpu;
        for (String member : new String[] {"cores", "sockets", "threads"}) {
            if (!(complete.get(member) instanceof Num number)
                    || number.decimal().signum() == 0) {
                complete = complete.with(member, Num.of(1));
            }
        }
        return complete;
    }

    private static boolean haveChanged(Machine live, Machine machine) {
        return hasChanged("cpu", live, machine)
                || hasChanged("memory", live, machine)
                || !live.reservedMemory().equals(machine.reservedMemory())
                || isDedicated(live) != isDedicated(machine)
                || passedThrough(live) != passedThrough(machine);
    }

    private static boolean hasChanged(String resource, Machine live, Machine machine) {
        Optional<Quantity> limit = machine.limit(resource).filter(quantity -> !quantity.isZero());
        return limit.isPresent() && !limit.equals(live.limit(resource));
    }

    private Machine computed() {
        Machine sized = machine;
        Optional<Quantity> cpu = machine.limit("cpu").filter(limit -> !limit.isZero());
        if (cpu.isPresent()) {
            sized = withRequest(sized, "cpu", requestedCpu(cpu.get()));
        }
        Optional<Quantity> memory = machine.limit("memory").filter(limit -> !limit.isZero());
        if (memory.isPresent()) {
            sized = withGuestMemory(sized, memory.get());
            sized = withRequest(sized, "memory", requestedMemory(sized, memory.get()));
            sized = withSocketLimit(sized);
        }
        return sized;
    }

    private Quantity requestedCpu(Quantity limit) {
        return isDedicated(machine)
                ? limit
                : Quantity.of(share(limit, "cpu").setScale(MILLI_DIGITS, RoundingMode.DOWN), limit.notation());
    }

    private Quantity requestedMemory(Machine sized, Quantity limit) {
        if (passedThrough(machine) > 0) {
            return Machine.quantity(sized.spec().domain().mapping("memory").get("guest"))
                    .orElse(limit);
        }
        if (isDedicated(machine)) {
            return limit;
        }
        BigDecimal whole = share(limit, "memory").setScale(0, RoundingMode.DOWN);
        return Quantity.of(whole.subtract(whole.remainder(MEBI)), limit.notation());
    }

    private BigDecimal share(Quantity limit, String resource) {
        BigDecimal overcommit =
                settings.json("overcommit-config").get(resource) instanceof Num percent ? percent.decimal() : HUNDRED;
        return limit.value()
                .multiply(HUNDRED)
                .divide(overcommit.max(BigDecimal.ONE), MILLI_DIGITS + 1, RoundingMode.DOWN);
    }

    private Machine withGuestMemory(Machine sized, Quantity limit) {
        if (sized.isGrowing() && sized.spec().domain().has("memory")) {
            return sized;
        }
        Quantity guest = limit.minus(sized.reservedMemory().orElse(defaultReserve()));
        return sized.withDomain(domain ->
                domain.edit("memory", memory -> memory.with("guest", new Text(guest.toString()))));
    }

    private Quantity defaultReserve() {
        return settings.number("additional-guest-memory-overhead-ratio").signum() == 0 ? LEGACY_RESERVE : Quantity.ZERO;
    }

    private static Machine withSocketLimit(Machine sized) {
        if (sized.isGrowing() || !sized.spec().isAmd64()) {
            return sized;
        }
        return sized.withDomain(domain ->
                domain.edit("cpu", cpu -> cpu.with("maxSockets", Objects.requireNonNull(cpu.get("sockets")))));
    }

    private static Machine withRequest(Machine sized, String resource, Quantity request) {
        return sized.withDomain(domain -> domain.edit(
                "resources",
                resources ->
                        resources.edit("requests", requests -> requests.with(resource, new Text(request.toString())))));
    }

    private static boolean isDedicated(Machine machine) {
        return Bool.TRUE.equals(machine.spec().domain().mapping("cpu").get("dedicatedCpuPlacement"));
    }

    private static int passedThrough(Machine machine) {
        Mapping devices = machine.spec().domain().mapping("devices");
        return devices.sequence("hostDevices").size() + devices.sequence("gpus").size();
    }
}
