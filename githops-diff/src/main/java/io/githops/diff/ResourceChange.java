package io.githops.diff;

import io.githops.diff.admission.Refusal;
import io.githops.model.Effect;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.TakenValue;
import io.githops.tree.FieldPath;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a plan does about one resource. */
public sealed interface ResourceChange {

    /** Which variant this is, for exhaustive {@code switch} expressions. */
    Action action();

    /** The identity of the desired or live resource. */
    default ResourceId id() {
        return desiredResource().or(this::liveResource).orElseThrow().id();
    }

    /** What is known of the change beyond what it changes. */
    Assessment assessment();

    /** When the change is made, relative to the others. */
    default Placement placement() {
        return assessment().placement();
    }

    /** The gravest effect of the change. */
    default Effect effect() {
        return assessment().effect();
    }

    /** Why Harvester would refuse the change, as far as that can be known beforehand; empty when it would not. */
    default List<Refusal> refusals() {
        return assessment().refusals();
    }

    /** The fields that differ without being a change, by the id of the rule that explained them. */
    default SortedMap<String, List<FieldPath>> hidden() {
        return assessment().hidden();
    }

    /** The fields that differ and are left as they are, with a warning. */
    default List<Tolerated> tolerated() {
        return assessment().tolerated();
    }

    /** The values that are taken from other objects, those that are known and those that come with the apply. */
    default List<TakenValue> takenValues() {
        return assessment().takenValues();
    }

    /** This change, assessed otherwise. */
    ResourceChange assessed(Assessment now);

    /** The fields that change, in the order of the object; empty for objects that come or go as a whole. */
    default List<FieldChange> fields() {
        return List.of();
    }

    /** The desired resource; empty when it is to be deleted. */
    default Optional<Resource> desiredResource() {
        if (this instanceof Create create) {
            return Optional.of(create.desired());
        }
        if (this instanceof Update update) {
            return Optional.of(update.desired());
        }
        if (this instanceof Recreate recreate) {
            return Optional.of(recreate.desired());
        }
        return this instanceof Unchanged unchanged ? Optional.of(unchanged.desired()) : Optional.empty();
    }

    /** The live resource; empty when it is to be created. */
    default Optional<Resource> liveResource() {
        if (this instanceof Update update) {
            return Optional.of(update.live());
        }
        if (this instanceof Recreate recreate) {
            return Optional.of(recreate.live());
        }
        if (this instanceof Prune prune) {
            return Optional.of(prune.live());
        }
        return this instanceof Unchanged unchanged ? Optional.of(unchanged.live()) : Optional.empty();
    }

    /** What is done. */
    enum Action {
        CREATE("create", "creating it"),
        UPDATE("update", "changing it"),
        RECREATE("recreate", "deleting it and creating it anew"),
        PRUNE("delete", "deleting it"),
        UNCHANGED("unchanged", "leaving it");

        private final String words;
        private final String doing;

        Action(String words, String doing) {
            this.words = words;
            this.doing = doing;
        }

        /** The action as the subject of a sentence. */
        String doing() {
            return doing;
        }

        /** The action in words fit for a report. */
        public String words() {
            return words;
        }
    }

    /**
     * When a change is made.
     *
     * @param wave one-based; a wave begins when the one before it is done
     * @param after the changes of this plan that must have succeeded before
     */
    record Placement(int wave, Set<ResourceId> after) {
        static final Placement NONE = new Placement(0, Set.of());

        public Placement {
            after = Set.copyOf(after);
        }
    }

    /**
     * What is known of a change beyond what it changes.
     *
     * @param effect the gravest effect
     * @param refusals why Harvester would refuse it
     * @param hidden the fields that differ without being a change, by the id of the rule that explained them; unmodifiable
     * @param tolerated the fields that differ and are left as they are, with a warning
     * @param takenValues the values that are taken from other objects
     * @param placement when it is made
     */
    record Assessment(
            Effect effect,
            List<Refusal> refusals,
            SortedMap<String, List<FieldPath>> hidden,
            List<Tolerated> tolerated,
            List<TakenValue> takenValues,
            Placement placement) {
        public Assessment {
            refusals = List.copyOf(refusals);
            hidden = Collections.unmodifiableSortedMap(new TreeMap<>(hidden));
            tolerated = List.copyOf(tolerated);
            takenValues = List.copyOf(takenValues);
        }

        static Assessment of(Effect effect) {
            return new Assessment(
                    effect, List.of(), Collections.emptySortedMap(), List.of(), List.of(), Placement.NONE);
        }

        Assessment hiding(SortedMap<String, List<FieldPath>> explained) {
            return new Assessment(effect, refusals, explained, tolerated, takenValues, placement);
        }

        Assessment tolerating(List<Tolerated> fields) {
            return new Assessment(effect, refusals, hidden, fields, takenValues, placement);
        }

        Assessment refused(List<Refusal> reasons) {
            return new Assessment(effect, reasons, hidden, tolerated, takenValues, placement);
        }

        Assessment at(Placement place) {
            return new Assessment(effect, refusals, hidden, tolerated, takenValues, place);
        }

        Assessment taking(List<TakenValue> values) {
            return new Assessment(effect, refusals, hidden, tolerated, values, placement);
        }
    }

    /**
     * The resource does not exist yet.
     *
     * @param desired as it will be applied
     */
    record Create(Resource desired, Assessment assessment) implements ResourceChange {
        @Override
        public Action action() {
            return Action.CREATE;
        }

        @Override
        public Create assessed(Assessment now) {
            return new Create(desired, now);
        }
    }

    /**
     * The resource differs from what is desired, or is not owned by the applying field manager yet.
     *
     * @param desired as it will be applied: the manifest, with the live values of fields about which the cluster is right
     * @param fields empty when only ownership changes
     */
    record Update(Resource desired, Resource live, List<FieldChange> fields, Assessment assessment)
            implements ResourceChange {
        public Update {
            fields = List.copyOf(fields);
        }

        @Override
        public Action action() {
            return Action.UPDATE;
        }

        @Override
        public Update assessed(Assessment now) {
            return new Update(desired, live, fields, now);
        }
    }

    /** A field differs that cannot be changed in place: the resource is deleted and created anew. */
    record Recreate(Resource desired, Resource live, List<FieldChange> fields, Assessment assessment)
            implements ResourceChange {
        public Recreate {
            fields = List.copyOf(fields);
        }

        @Override
        public Action action() {
            return Action.RECREATE;
        }

        @Override
        public Recreate assessed(Assessment now) {
            return new Recreate(desired, live, fields, now);
        }
    }

    /** The inventory owns the resource and it is no longer desired. */
    record Prune(Resource live, Assessment assessment) implements ResourceChange {
        @Override
        public Action action() {
            return Action.PRUNE;
        }

        @Override
        public Prune assessed(Assessment now) {
            return new Prune(live, now);
        }
    }

    /** The resource is as desired. */
    record Unchanged(Resource desired, Resource live, Assessment assessment) implements ResourceChange {
        @Override
        public Action action() {
            return Action.UNCHANGED;
        }

        @Override
        public Unchanged assessed(Assessment now) {
            return new Unchanged(desired, live, now);
        }
    }
}
