package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;

/**
 * What changes of the volumes that a machine asks for do (harvester/harvester: pkg/controller/master/virtualmachine and
 * pkg/webhook/resources/virtualmachine/validator.go).
 */
enum ClaimRule implements EffectRule {
    CREATED(Part.CLAIM, "an entry comes", Level.LIVE, "the volume is created, but no disk uses it"),
    CREATED_FOR_DISK(Part.CLAIM, "an entry comes that volumes name", Level.LIVE, "the volume is created"),
    KEPT(Part.CLAIM, "an entry goes", Level.NONE, "nothing is deleted: the volume stays"),
    GROWS(Part.CLAIM, "more storage", Level.LIVE, "the volume grows, and never shrinks again"),
    SHRINKS(Part.CLAIM, "less storage", Level.REFUSED, "volumes never shrink"),
    CLASS_FIXED(
            Part.CLAIM, "another storage class", Level.REFUSED, "a volume stays in the storage class it was made in"),
    MIGRATES(
            Part.CLAIM,
            "targetVolume of an attached volume",
            Level.LIVE_MIGRATION,
            "the data is copied to the target volume while the machine runs"),
    MIGRATION_REFUSED(
            Part.CLAIM,
            "targetVolume while the machine is off",
            Level.REFUSED,
            "Harvester copies volumes of running machines only, and refuses every change of the machine until targetVolume"
                    + " is taken back"),
    MIGRATION_TAKEN_BACK(Part.CLAIM, "targetVolume goes", Level.LIVE, "the storage migration is not started"),
    UNCHANGED(Part.CLAIM, "any other", Level.NONE, "the volume exists already and is not changed"),
    DATA_VOLUME_CREATED(Part.DATA_VOLUME, "an entry comes", Level.LIVE, "the DataVolume and its volume are created"),
    DATA_VOLUME_KEPT(Part.DATA_VOLUME, "any other", Level.NONE, "DataVolumes that exist are not changed");

    private final Part part;
    private final String when;
    private final Effect effect;

    ClaimRule(Part part, String when, Level level, String reason) {
        this.part = part;
        this.when = when;
        this.effect = new Effect(level, reason);
    }

    @Override
    public String kind() {
        return Machine.KIND;
    }

    @Override
    public String field() {
        return part.field;
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public Effect effect() {
        return effect;
    }

    private enum Part {
        CLAIM("annotation harvesterhci.io/volumeClaimTemplates"),
        DATA_VOLUME("spec.dataVolumeTemplates");

        private final String field;

        Part(String field) {
            this.field = field;
        }
    }
}
