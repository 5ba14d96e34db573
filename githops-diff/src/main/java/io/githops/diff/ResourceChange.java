package io.githops.diff;

import io.githops.model.Effect;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What a plan does about one resource. */
public sealed interface ResourceChange {

    /** Which variant this is, for exhaustive {@code switch} expressions. */
    Action action();

    /** The identity of the desired or live resource. */
    default ResourceId id() {
        return desiredResource().or(this::liveResource).orElseThrow().id();
    }

    /** When the change is made, relative to the others. */
    Placement placement();

    /** The gravest effect of the change. */
    Effect effect();

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
        CREATE("create"),
        UPDATE("update"),
        RECREATE("recreate"),
        PRUNE("delete"),
        UNCHANGED("unchanged");

        private final String words;

        Action(String words) {
            this.words = words;
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
     * The resource does not exist yet.
     *
     * @param desired as it will be applied
     */
    record Create(Resource desired, Effect effect, Placement placement) implements ResourceChange {
        @Override
        public Action action() {
            return Action.CREATE;
        }
    }

    /**
     * The resource differs from what is desired, or is not owned by the applying field manager yet.
     *
     * @param desired as it will be applied: the manifest, with what the server keeps in lists it would otherwise lose
     * @param fields empty when only ownership changes
     * @param hidden how many differences each normalisation rule explained away, by rule id
     */
    record Update(
            Resource desired,
            Resource live,
            List<FieldChange> fields,
            SortedMap<String, Integer> hidden,
            Effect effect,
            Placement placement)
            implements ResourceChange {
        public Update {
            fields = List.copyOf(fields);
        }

        @Override
        public Action action() {
            return Action.UPDATE;
        }
    }

    /** A field differs that cannot be changed in place: the resource is deleted and created anew. */
    record Recreate(Resource desired, Resource live, List<FieldChange> fields, Effect effect, Placement placement)
            implements ResourceChange {
        public Recreate {
            fields = List.copyOf(fields);
        }

        @Override
        public Action action() {
            return Action.RECREATE;
        }
    }

    /** The inventory owns the resource and it is no longer desired. */
    record Prune(Resource live, Effect effect, Placement placement) implements ResourceChange {
        @Override
        public Action action() {
            return Action.PRUNE;
        }
    }

    /**
     * The resource is as desired.
     *
     * @param hidden how many differences each normalisation rule explained away, by rule id
     */
    record Unchanged(Resource desired, Resource live, SortedMap<String, Integer> hidden) implements ResourceChange {
        @Override
        public Action action() {
            return Action.UNCHANGED;
        }

        @Override
        public Placement placement() {
            return Placement.NONE;
        }

        @Override
        public Effect effect() {
            return Effect.NONE;
        }
    }
}
