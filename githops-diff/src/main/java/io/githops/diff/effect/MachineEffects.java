package io.githops.diff.effect;

import io.githops.diff.difference.Difference;
import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import io.githops.tree.FieldPath;
import io.githops.tree.PathElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What changes do to a virtual machine, by KubeVirt's live-update rules (kubevirt/kubevirt:
 * pkg/virt-controller/watch/vm/vm.go, syncRestartRequired). Anything in the machine's own specification that is not known to
 * change live needs a restart.
 */
final class MachineEffects {
    private static final FieldPath METADATA = FieldPath.of("metadata");
    private static final EffectTable ALWAYS = MachineTable.always();
    private static final EffectTable RUNNING = MachineTable.running();

    private final Machine machine;
    private final MachinePower power;
    private final MachineSize size;
    private final MachineVolumes volumes;
    private final MachineNetworks networks;
    private final MachineClaims claims;

    private MachineEffects(Machine machine) {
        this.machine = machine;
        this.power = new MachinePower(machine);
        this.size = new MachineSize(machine);
        this.volumes = new MachineVolumes(machine);
        this.networks = new MachineNetworks(machine);
        this.claims = new MachineClaims(machine);
    }

    /** The effect of each difference, in their order. */
    static List<Effect> of(ChangedResource changed) {
        var machine = new Machine(changed);
        List<Effect> alone = alone(machine);
        return machine.runs() ? new PendingRestart(machine, alone).effects() : alone;
    }

    /** The effect of each difference as if there were no other. */
    static List<Effect> alone(Machine machine) {
        var effects = new MachineEffects(machine);
        List<Effect> alone = new ArrayList<>();
        machine.changed().differences().forEach(difference -> alone.add(effects.of(difference)));
        return alone;
    }

    /** Items of lists are judged as they are, mappings by their fields. */
    private Effect of(Difference difference) {
        boolean isInList = difference.path().elements().stream().anyMatch(step -> !(step instanceof PathElement.Field));
        return isInList ? effect(difference) : Parts.gravest(difference, this::effect);
    }

    private Effect effect(Difference difference) {
        FieldPath place = difference.path();
        if (power.judges(place)) {
            return power.effect();
        }
        if (claims.judges(place)) {
            return claims.effect(place);
        }
        var field = new ChangedField(machine.changed(), difference);
        return ALWAYS.effect(field).orElseGet(() -> ofInstance(field));
    }

    private Effect ofInstance(ChangedField field) {
        Optional<Effect> whileRunning = whileRunning(field);
        boolean isRefused =
                whileRunning.filter(effect -> effect.level() == Level.REFUSED).isPresent();
        boolean waits = (!machine.runs() || power.stops()) && whileRunning.isPresent() && !isRefused;
        if (waits) {
            return (machine.runs() ? MachineRule.STOPS_ANYWAY : MachineRule.OFF).effect();
        }
        return whileRunning.orElse(METADATA.contains(field.path()) ? Effect.NONE : Effect.LIVE);
    }

    private Optional<Effect> whileRunning(ChangedField field) {
        FieldPath place = field.path();
        if (size.judges(place)) {
            return Optional.of(size.effect(place));
        }
        if (volumes.judges(place)) {
            return Optional.of(volumes.effect(place));
        }
        return networks.judges(place) ? Optional.of(networks.effect(place)) : RUNNING.effect(field);
    }
}
