package io.githops.diff;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Says what would change: a pure function of desired resources, live resources and rules. Immutable and thread-safe.
 */
public final class Planner {
    private final Kinds kinds;
    private final Prune prune;
    private final Comparison comparison;

    private Planner(Builder builder) {
        kinds = builder.kinds;
        prune = builder.prune;
        comparison = new Comparison(builder.kinds, builder.fieldManager, builder.rules);
    }

    /** A planner that applies as field manager {@code githops}, prunes nothing and uses the standard rules. */
    public static Builder builder(Kinds kinds) {
        return new Builder(kinds);
    }

    /**
     * Plans how live state becomes desired.
     *
     * @param live at least every live resource that is desired or in the inventory; others are not looked at
     * @param inventory what may be deleted when it is no longer desired
     * @throws ManifestException when desired resources need each other in a circle, or cannot be applied at all
     */
    public Plan plan(Snapshot desired, Collection<Resource> live, Inventory inventory) {
        Map<ResourceId, Resource> liveById = new LinkedHashMap<>();
        live.forEach(resource -> liveById.put(resource.id(), resource));
        Map<ResourceId, Resource> desiredById = new LinkedHashMap<>();
        desired.resources().forEach(resource -> desiredById.put(resource.id(), resource));

        List<Resource> dropped = dropped(desiredById.keySet(), liveById, inventory);
        List<ResourceChange> changes = new ArrayList<>();
        for (Resource resource : desiredById.values()) {
            changes.add(comparison.compare(resource, liveById.get(resource.id())));
        }
        if (prune == Prune.OWNED) {
            dropped.forEach(resource -> changes.add(
                    new ResourceChange.Prune(resource, Losses.of(resource), ResourceChange.Placement.NONE)));
        }
        List<ResourceChange> placed = Waves.place(changes, kinds);
        List<ResourceId> orphans =
                prune == Prune.OFF ? dropped.stream().map(Resource::id).toList() : List.of();
        return new Plan(desired.revision(), placed, Guards.of(placed, inventory), orphans, desired.warnings());
    }

    /** What the inventory owns, still exists as the same object, and is not desired any more. */
    private static List<Resource> dropped(
            Set<ResourceId> desired, Map<ResourceId, Resource> live, Inventory inventory) {
        List<Resource> dropped = new ArrayList<>();
        inventory.entries().forEach((id, entry) -> {
            Resource resource = live.get(id);
            boolean isSameObject = resource != null
                    && !resource.isBeingDeleted()
                    && resource.uid().filter(entry.uid()::equals).isPresent();
            if (isSameObject && !desired.contains(id)) {
                dropped.add(resource);
            }
        });
        return dropped;
    }

    /** Collects the rules of a {@link Planner}. Not thread-safe. */
    public static final class Builder {
        private final Kinds kinds;
        private final List<NormalisationRule> rules = new ArrayList<>(NormalisationRule.standard());
        private String fieldManager = "githops";
        private Prune prune = Prune.OFF;

        private Builder(Kinds kinds) {
            this.kinds = Objects.requireNonNull(kinds, "kinds");
        }

        /** Who applies. Default {@code githops}. */
        public Builder fieldManager(String name) {
            fieldManager = Objects.requireNonNull(name, "fieldManager");
            return this;
        }

        /** Whether what is no longer desired is deleted. Default {@link Prune#OFF}. */
        public Builder prune(Prune value) {
            prune = Objects.requireNonNull(value, "prune");
            return this;
        }

        /**
         * Adds a normalisation rule.
         *
         * @throws IllegalArgumentException when there is a rule of this id
         */
        public Builder rule(NormalisationRule rule) {
            if (rules.stream().anyMatch(other -> other.id().equals(rule.id()))) {
                throw new IllegalArgumentException("there is a normalisation rule " + rule.id() + " already");
            }
            rules.add(rule);
            return this;
        }

        /**
         * Switches a normalisation rule off.
         *
         * @throws IllegalArgumentException when there is no rule of this id
         */
        public Builder withoutRule(String id) {
            if (!rules.removeIf(rule -> rule.id().equals(id))) {
                throw new IllegalArgumentException(
                        "there is no normalisation rule " + id + "; expected one of " + rules);
            }
            return this;
        }

        public Planner build() {
            return new Planner(this);
        }
    }
}
