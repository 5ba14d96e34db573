package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.Set;

/** Judges changes of whether and when a machine runs. */
final class MachinePower {
    private static final Set<FieldPath> PLACES =
            Set.of(FieldPath.of("spec", "runStrategy"), FieldPath.of("spec", "running"));
    private static final String HALTED = "Halted";
    private static final String MANUAL = "Manual";
    private static final String AFTER_HALT = "RerunOnFailure";

    private final Machine machine;

    MachinePower(Machine machine) {
        this.machine = machine;
    }

    boolean judges(FieldPath place) {
        return PLACES.contains(place);
    }

    /** Whether the machine is on now and off after the change. */
    boolean stops() {
        return machine.runs() && after().equals(HALTED) && !before().equals(HALTED);
    }

    Effect effect() {
        String before = before();
        String after = after();
        if (before.equals(after)) {
            return PowerRule.SAME.effect();
        }
        if (after.equals(HALTED)) {
            return machine.runs() ? PowerRule.STOPS.effect(gracePeriod()) : PowerRule.STAYS_OFF.effect();
        }
        if (before.equals(HALTED)) {
            return afterHalt(after);
        }
        if (machine.runs()) {
            return PowerRule.POLICY.effect();
        }
        return after.equals(MANUAL) ? PowerRule.LEFT_OFF.effect() : PowerRule.STARTS.effect();
    }

    /** Harvester replaces the strategy of a machine that leaves Halted by the one it had before. */
    private Effect afterHalt(String wanted) {
        Mapping after = machine.predicted();
        boolean isReplaced = !after.mapping("spec").has("running");
        String real = isReplaced
                ? after.mapping("metadata", "annotations")
                        .text("harvesterhci.io/vmRunStrategy")
                        .filter(strategy -> !strategy.isBlank())
                        .orElse(AFTER_HALT)
                : wanted;
        String more = real.equals(wanted) ? "" : "; Harvester first makes the strategy " + real + " out of " + wanted;
        return real.equals(MANUAL) ? PowerRule.LEFT_OFF.effect(more) : PowerRule.STARTS.effect(more);
    }

    private String gracePeriod() {
        return machine.before().get("terminationGracePeriodSeconds") instanceof Num seconds
                ? "; it has " + seconds.literal() + " s before the power is cut"
                : "";
    }

    private String before() {
        return strategy(machine.live().tree().mapping("spec"));
    }

    private String after() {
        return strategy(machine.predicted().mapping("spec"));
    }

    private static String strategy(Mapping spec) {
        return spec.text("runStrategy").orElseGet(() -> Bool.TRUE.equals(spec.get("running")) ? "Always" : HALTED);
    }
}
