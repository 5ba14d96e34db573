package io.githops.reconcile;

import io.githops.diff.FieldChange;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notices fields that a reconciler and somebody else set against each other. Fed with the changes that syncs have made, it
 * tells which fields to leave alone. A fight begins when a field was put right to the same value again and again, with the
 * same field manager at the other end. It ends after a while of calm, when Git changes the field or drops the resource, or on
 * request; the first flip after it ended by itself begins it again. Thread-safe; reads no clock.
 *
 * <pre>{@code
 * FightDetector fights = FightDetector.builder().flips(3).within(Duration.ofMinutes(10)).build();
 * PlanInput input = PlanInput.of(desired, live).tolerating(fights.contested(desired.resources(), now));
 * List<Fight> begun = fights.corrected(plan, madeByTheSync, now);
 * }</pre>
 */
public final class FightDetector {
    private final int flips;
    private final Duration within;
    private final Duration calm;
    private final int maxFields;
    private final Map<Field, FlipHistory> histories = new LinkedHashMap<>();

    private record Field(ResourceId resource, FieldPath path) {}

    private FightDetector(Builder builder) {
        flips = builder.flips;
        within = builder.within;
        calm = builder.calm;
        maxFields = builder.maxFields;
    }

    /** A detector of fields that flip 3 times within 10 minutes, left alone for 30 minutes, of 10,000 fields at most. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Takes note of what a sync has put right.
     *
     * @param made the resources whose changes were applied, whether or not they got healthy; only updates count
     * @return the fights that begin by that, in the order of the plan
     */
    public synchronized List<Fight> corrected(Plan plan, Set<ResourceId> made, Instant now) {
        expire(now);
        List<ResourceChange> changes = plan.changes(ResourceChange.Action.UPDATE).stream()
                .filter(change -> made.contains(change.id()))
                .toList();
        Set<ResourceId> ids = changes.stream().map(ResourceChange::id).collect(Collectors.toSet());
        Map<ResourceId, Resource> wanted = byId(plan.input().desired().resources(), ids);
        List<Fight> begun = new ArrayList<>();
        for (ResourceChange change : changes) {
            Resource desired = wanted.get(change.id());
            for (FieldChange field : desired == null ? List.<FieldChange>of() : change.fields()) {
                corrected(desired, field, now).ifPresent(begun::add);
            }
        }
        return begun;
    }

    /**
     * The fields to leave alone, by resource. Ends the fights that are over.
     *
     * @param desired what Git says now
     */
    public synchronized Map<ResourceId, Set<FieldPath>> contested(Collection<Resource> desired, Instant now) {
        expire(now);
        Set<ResourceId> fought = new HashSet<>();
        fights().forEach(fight -> fought.add(fight.resource()));
        if (fought.isEmpty()) {
            return Map.of();
        }
        Map<ResourceId, Resource> wanted = byId(desired, fought);
        histories
                .entrySet()
                .removeIf(entry -> entry.getValue().until() != null
                        && !isStillWanted(wanted.get(entry.getKey().resource()), entry.getKey(), entry.getValue()));
        Map<ResourceId, Set<FieldPath>> contested = new HashMap<>();
        fights().forEach(fight -> contested
                .computeIfAbsent(fight.resource(), id -> new HashSet<>())
                .add(fight.path()));
        return contested;
    }

    /** The fights that are on, oldest first. */
    public synchronized List<Fight> fights() {
        List<Fight> fights = new ArrayList<>();
        histories.forEach((field, history) -> fight(field, history).ifPresent(fights::add));
        return fights;
    }

    /** Ends all fights about a resource, so that the next sync puts its fields right; forgets how often they flipped. */
    public synchronized void forget(ResourceId resource) {
        histories.keySet().removeIf(field -> field.resource().equals(resource));
    }

    /** How many fields are remembered; never more than the builder allows. */
    public synchronized int size() {
        return histories.size();
    }

    private static Map<ResourceId, Resource> byId(Collection<Resource> resources, Set<ResourceId> ids) {
        Map<ResourceId, Resource> found = new HashMap<>();
        for (Resource resource : ids.isEmpty() ? List.<Resource>of() : resources) {
            if (ids.contains(resource.id())) {
                found.put(resource.id(), resource);
            }
        }
        return found;
    }

    private Optional<Fight> corrected(Resource desired, FieldChange correction, Instant now) {
        var field = new Field(desired.id(), correction.path());
        String manager = Objects.requireNonNullElse(correction.details().liveManager(), "");
        int value = digest(desired, correction.path());
        FlipHistory known = histories.remove(field);
        FlipHistory history = known != null && known.isAbout(manager, value) ? known : new FlipHistory(manager, value);
        makeRoom();
        if (histories.size() >= maxFields) {
            return Optional.empty();
        }
        histories.put(field, history);
        return history.flip(now, flips, within, calm) ? fight(field, history) : Optional.empty();
    }

    /** Forgets the field that flipped longest ago and is not fought about. */
    private void makeRoom() {
        if (histories.size() < maxFields) {
            return;
        }
        var fields = histories.values().iterator();
        while (fields.hasNext()) {
            if (fields.next().until() == null) {
                fields.remove();
                return;
            }
        }
    }

    private void expire(Instant now) {
        histories.values().removeIf(history -> history.isOver(now, within, calm));
    }

    private static boolean isStillWanted(@Nullable Resource desired, Field field, FlipHistory history) {
        return desired != null && history.isFor(digest(desired, field.path()));
    }

    /** Tells values of a field apart without keeping them; of a field in JSON text, the whole text counts. */
    private static int digest(Resource desired, FieldPath path) {
        for (FieldPath place = path; !place.isRoot(); place = place.parent()) {
            Optional<Tree> value = desired.at(place);
            if (value.isPresent()) {
                return place.equals(path) || value.get() instanceof Text ? value.hashCode() : 0;
            }
        }
        return 0;
    }

    private static Optional<Fight> fight(Field field, FlipHistory history) {
        Instant until = history.until();
        return until == null
                ? Optional.empty()
                : Optional.of(new Fight(
                        field.resource(), field.path(), history.manager(), history.count(), history.first(), until));
    }

    /** Collects the options of a {@link FightDetector}. Not thread-safe. */
    public static final class Builder {
        private int flips = 3;
        private Duration within = Duration.ofMinutes(10);
        private Duration calm = Duration.ofMinutes(30);
        private int maxFields = 10_000;

        private Builder() {}

        /**
         * How often a field is put right before it is left alone. Default 3.
         *
         * @throws IllegalArgumentException when it is less than one
         */
        public Builder flips(int value) {
            flips = positive("flips", value);
            return this;
        }

        /** How far apart the first and the last of these may be. Default 10 minutes. */
        public Builder within(Duration value) {
            within = Objects.requireNonNull(value, "within");
            return this;
        }

        /** How long a field is left alone before it is tried again. Default 30 minutes. */
        public Builder calm(Duration value) {
            calm = Objects.requireNonNull(value, "calm");
            return this;
        }

        /**
         * How many fields are remembered. Default 10,000; of more, those that flipped longest ago are forgotten.
         *
         * @throws IllegalArgumentException when it is less than one
         */
        public Builder maxFields(int value) {
            maxFields = positive("maxFields", value);
            return this;
        }

        public FightDetector build() {
            return new FightDetector(this);
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + ": found " + value + "; expected 1 or more");
            }
            return value;
        }
    }
}
