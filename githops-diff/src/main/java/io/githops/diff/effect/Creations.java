package io.githops.diff.effect;

import static io.githops.diff.effect.WholeRule.creation;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import java.util.List;

/** Objects whose creation does something to others. */
final class Creations {
    private static final FieldPath NEW_MACHINE = FieldPath.of("spec", "newVM");
    private static final FieldPath POLICY = FieldPath.of("spec", "deletionPolicy");

    private static final List<WholeRule> RULES = List.of(
            creation(
                    "harvesterhci.io/VirtualMachineRestore",
                    "replaces a machine, and deletionPolicy is not retain",
                    restore -> isReplacing(restore) && !restore.has(POLICY, "retain"),
                    Level.DATA_LOSS,
                    "the volumes the machine had before are deleted; write deletionPolicy: retain to keep them"),
            creation(
                    "harvesterhci.io/VirtualMachineRestore",
                    "replaces a machine, and deletionPolicy is retain",
                    restore -> isReplacing(restore) && restore.has(POLICY, "retain"),
                    Level.DISRUPTION,
                    "the machine gets the volumes and the definition of the backup"),
            creation(
                    "migration.harvesterhci.io/VirtualMachineImport",
                    "",
                    any -> true,
                    Level.STOP,
                    "the source machine is powered off"),
            creation(
                    "harvesterhci.io/Upgrade",
                    "",
                    any -> true,
                    Level.DISRUPTION,
                    "every node is upgraded and rebooted"));

    private Creations() {}

    private static boolean isReplacing(WholeObject restore) {
        return restore.resource().at(NEW_MACHINE).filter(Bool.TRUE::equals).isEmpty();
    }

    /** What is known of creations. */
    static List<WholeRule> rules() {
        return RULES;
    }

    static Effect of(WholeObject created) {
        return RULES.stream()
                .filter(rule -> rule.counts(created))
                .findFirst()
                .map(rule -> rule.effect(created))
                .orElse(Effect.LIVE);
    }
}
