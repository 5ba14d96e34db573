package io.githops.diff.effect;

import io.githops.diff.difference.Difference;
import io.githops.diff.difference.Differences;
import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the changes of a running machine together: while one field waits for a restart, KubeVirt carries out no change of
 * CPUs, memory, scheduling or storage, and a restart that is pending is called off when all its causes are taken back.
 */
final class PendingRestart {
    private static final FieldPath SPEC = Machine.TEMPLATE_SPEC;
    private static final FieldPath DEVICES = SPEC.field("domain").field("devices");
    private static final List<FieldPath> NEVER_HELD_BACK = List.of(DEVICES.field("interfaces"), SPEC.field("networks"));

    private final Machine machine;
    private final List<Difference> differences;
    private final List<Effect> alone;

    /** @param alone the effect of each difference as if there were no other */
    PendingRestart(Machine machine, List<Effect> alone) {
        this.machine = machine;
        this.differences = machine.changed().differences();
        this.alone = alone;
    }

    List<Effect> effects() {
        Optional<Mapping> start = machine.isRestartPending() ? new StartRevision(machine).spec() : Optional.empty();
        boolean isCalledOff = start.filter(this::needsNoRestart).isPresent();
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            effects.add(isReverted(i, start) ? reverted(start.isPresent(), isCalledOff) : alone.get(i));
        }
        cause(effects, isCalledOff).ifPresent(cause -> holdBack(effects, cause));
        return effects;
    }

    /** Whether the machine as it will be differs from what was started in fields only that change live. */
    private boolean needsNoRestart(Mapping start) {
        Resource live = machine.live();
        Mapping started =
                live.tree().edit("spec", spec -> spec.edit("template", template -> template.with("spec", start)));
        List<Difference> since = Differences.between(
                around(start), around(machine.after()), machine.changed().kind().schema());
        var changed = new ChangedResource(
                machine.changed().kind(),
                live.withTree(started),
                machine.predicted(),
                since,
                machine.changed().objects());
        return MachineEffects.alone(new Machine(changed)).stream()
                .noneMatch(effect -> effect.level() == Level.RESTART_REQUIRED);
    }

    private static Mapping around(Mapping spec) {
        return Mapping.of("spec", Mapping.of("template", Mapping.of("spec", spec)));
    }

    private boolean isReverted(int index, Optional<Mapping> start) {
        FieldPath place = differences.get(index).path();
        boolean mayBe = machine.isRestartPending()
                && alone.get(index).level() == Level.RESTART_REQUIRED
                && SPEC.contains(place);
        if (!mayBe) {
            return false;
        }
        var within = new FieldPath(place.elements()
                .subList(SPEC.elements().size(), place.elements().size()));
        return start.isPresent()
                ? start.get().at(within).equals(machine.after().at(within))
                : machine.running(within).isPresent()
                        && machine.running(within).equals(machine.after().at(within));
    }

    private static Effect reverted(boolean isStartKnown, boolean isCalledOff) {
        if (!isStartKnown) {
            return MachineRule.REVERTED.effect();
        }
        return MachineRule.REVERTED.effect(
                isCalledOff ? ": this clears the pending restart" : "; another field keeps the restart pending");
    }

    /** What keeps changes back, in words; empty when nothing does. */
    private Optional<String> cause(List<Effect> effects, boolean isCalledOff) {
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i).level() == Level.RESTART_REQUIRED) {
                return Optional.of(differences.get(i).path() + " needs");
            }
        }
        return machine.isRestartPending() && !isCalledOff ? Optional.of("is pending") : Optional.empty();
    }

    private void holdBack(List<Effect> effects, String cause) {
        for (int i = 0; i < effects.size(); i++) {
            if (isHeldBack(differences.get(i).path(), effects.get(i))) {
                effects.set(i, MachineRule.HELD_BACK.effect(cause));
            }
        }
    }

    private static boolean isHeldBack(FieldPath place, Effect effect) {
        boolean isScheduling = MachineTable.scheduling().stream()
                .anyMatch(field -> SPEC.field(field).contains(place));
        boolean isMigration = effect.level() == Level.LIVE_MIGRATION
                && SPEC.contains(place)
                && NEVER_HELD_BACK.stream().noneMatch(list -> list.contains(place));
        return isScheduling || isMigration;
    }
}
