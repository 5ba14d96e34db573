package io.githops.harvester.live;

import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.Objects;
import java.util.Optional;

/**
 * A change that a {@link LiveView} saw. Objects are as the view keeps them, without what it trims. Versions that came and
 * went while the view was cut off for long may be left out, but what was told last of an object is what it came to.
 */
public sealed interface LiveChange {

    /** Which change this is, for exhaustive {@code switch} expressions. */
    Type type();

    /** The kind, as the view was asked for it. */
    GroupVersionKind kind();

    /** The object; empty for {@link Resynced}. */
    Optional<ResourceId> object();

    /** An object that was not there before. */
    record Added(GroupVersionKind kind, Resource live) implements LiveChange {
        /** @throws NullPointerException when a part is null */
        public Added {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(live, "live");
        }

        public ResourceId id() {
            return live.id();
        }

        @Override
        public Optional<ResourceId> object() {
            return Optional.of(id());
        }

        @Override
        public Type type() {
            return Type.ADDED;
        }
    }

    /**
     * An object that is at another version, or that was deleted and created anew.
     *
     * @param before what was told last of it
     */
    record Changed(GroupVersionKind kind, Resource before, Resource live) implements LiveChange {
        /** @throws NullPointerException when a part is null */
        public Changed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(live, "live");
        }

        public ResourceId id() {
            return live.id();
        }

        @Override
        public Optional<ResourceId> object() {
            return Optional.of(id());
        }

        @Override
        public Type type() {
            return Type.CHANGED;
        }
    }

    /**
     * An object that is there no more.
     *
     * @param before what was told last of it
     */
    record Removed(GroupVersionKind kind, Resource before) implements LiveChange {
        /** @throws NullPointerException when a part is null */
        public Removed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(before, "before");
        }

        public ResourceId id() {
            return before.id();
        }

        @Override
        public Optional<ResourceId> object() {
            return Optional.of(id());
        }

        @Override
        public Type type() {
            return Type.REMOVED;
        }
    }

    /** More changes of a kind than the listener had room for, so they are not told one by one: look at a snapshot. */
    record Resynced(GroupVersionKind kind) implements LiveChange {
        /** @throws NullPointerException when the kind is null */
        public Resynced {
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public Optional<ResourceId> object() {
            return Optional.empty();
        }

        @Override
        public Type type() {
            return Type.RESYNCED;
        }
    }

    /** The kinds of changes. */
    enum Type {
        ADDED,
        CHANGED,
        REMOVED,
        RESYNCED
    }
}
