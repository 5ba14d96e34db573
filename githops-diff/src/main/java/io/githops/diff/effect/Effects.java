package io.githops.diff.effect;

import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.difference.Difference;
import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import io.githops.model.FieldEffect;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What changes, creations and deletions do. */
public final class Effects {
    private static final FieldPath METADATA = FieldPath.of("metadata");
    private static final Effect FIXED = new Effect(Level.RECREATE, "the field cannot be changed in place");

    private Effects() {}

    /**
     * The effect of each difference, in their order: what the kind itself says, else what is known of it; {@link
     * Level#RECREATE} where a change cannot be made in place.
     */
    public static List<Effect> of(ChangedResource changed) {
        List<Effect> known = Machine.is(changed.live().id()) ? MachineEffects.of(changed) : ofKind(changed);
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            effects.add(of(changed, changed.differences().get(i), known.get(i)));
        }
        return effects;
    }

    /** What creating a resource does. */
    public static Effect ofCreation(Resource desired, ClusterObjects objects) {
        return Creations.of(new WholeObject(desired, objects));
    }

    /** What deleting a live resource does; the objects are those of the cluster before anything else is deleted. */
    public static Effect ofDeletion(Resource live, ClusterObjects objects) {
        return Losses.of(new WholeObject(live, objects));
    }

    /**
     * What deleting a live resource and creating the desired one does.
     *
     * @param fields the gravest effect of the fields that differ
     */
    public static Effect ofRecreation(Resource live, Resource desired, Effect fields, ClusterObjects objects) {
        return Effect.gravest(List.of(ofDeletion(live, objects), ofCreation(desired, objects), fields));
    }

    /** The data that is lost when a live resource is deleted, in words; empty when none is. */
    public static Optional<String> lostData(Resource live, ClusterObjects objects) {
        return Optional.of(ofDeletion(live, objects))
                .filter(effect -> effect.level() == Level.DATA_LOSS)
                .map(Effect::reason);
    }

    private static List<Effect> ofKind(ChangedResource changed) {
        ResourceId id = changed.live().id();
        Optional<EffectTable> table = KindTables.of(id.group(), id.kind());
        return changed.differences().stream()
                .map(difference -> Parts.gravest(
                        difference,
                        part -> table.flatMap(rows -> rows.effect(new ChangedField(changed, part)))
                                .orElse(METADATA.contains(part.path()) ? Effect.NONE : Effect.LIVE)))
                .toList();
    }

    private static Effect of(ChangedResource changed, Difference difference, Effect known) {
        Optional<Effect> told = told(changed.kind().effects(), difference.path());
        boolean isFixed = difference.live() != null
                && changed.kind().immutableFields().stream().anyMatch(pattern -> pattern.contains(difference.path()));
        if (!isFixed) {
            return told.orElse(known);
        }
        return told.filter(Effects::isNotInPlace).orElse(isNotInPlace(known) ? known : FIXED);
    }

    private static boolean isNotInPlace(Effect effect) {
        return effect.level().compareTo(Level.RECREATE) >= 0;
    }

    /** The first row above the place, and every row below it; the gravest tells. */
    private static Optional<Effect> told(List<FieldEffect> rows, FieldPath changed) {
        Stream<FieldEffect> above =
                rows.stream().filter(row -> row.field().contains(changed)).limit(1);
        Stream<FieldEffect> below = rows.stream().filter(row -> row.field().isBelow(changed));
        List<Effect> told = Stream.concat(above, below).map(FieldEffect::effect).toList();
        return told.isEmpty() ? Optional.empty() : Optional.of(Effect.gravest(told));
    }
}
