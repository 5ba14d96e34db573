package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.cluster.Observation;
import io.githops.cluster.ResourceVersions;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at single live resources: by an observation where there is one that is up to date, else by asking the cluster. Used by
 * one thread.
 */
final class LiveSight implements AutoCloseable {
    /** Waits that are over sooner are not worth the list that begins an observation. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Up to this many objects of one kind and namespace are asked for one by one, more as a list. */
    private static final int FEW = 8;

    private static final Duration FIRST_INTERVAL = Duration.ofMillis(200);
    private static final Duration LAST_INTERVAL = Duration.ofSeconds(2);
    /** How long nothing but the observation is trusted. */
    private static final Duration SAFETY_INTERVAL = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Collection<GroupVersionKind> kinds;
    private final Signal changes;
    private final @Nullable Observation given;
    private @Nullable Observation own;
    private boolean wasOpened;
    private boolean isReliable = true;
    private Duration interval = FIRST_INTERVAL;
    private final Map<Place, Map<ResourceId, Resource>> listed = new HashMap<>();

    private record Place(GroupVersionKind kind, String namespace) {
        static Place of(Resource resource) {
            return new Place(resource.groupVersionKind(), resource.namespace());
        }
    }

    /**
     * @param kinds what may be looked at
     * @param changes raised when something changed
     * @param given an observation of somebody else's, who raises the signal; null for none
     */
    LiveSight(Cluster cluster, Collection<GroupVersionKind> kinds, Signal changes, @Nullable Observation given) {
        this.cluster = cluster;
        this.kinds = kinds;
        this.changes = changes;
        this.given = given;
    }

    /** Told that some wait has lasted this long, looks for a better way to see. */
    void settleIn(Duration longestWait) {
        if (given == null && !wasOpened && longestWait.compareTo(PATIENCE) >= 0) {
            wasOpened = true;
            own = open();
        }
    }

    private @Nullable Observation open() {
        Map<String, GroupVersionKind> single = new LinkedHashMap<>();
        kinds.forEach(kind -> single.putIfAbsent(kind.group() + "/" + kind.kind(), kind));
        try {
            return cluster.observe(single.values(), (kind, object) -> changes.raise())
                    .orElse(null);
        } catch (ClusterException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether changes are told, so that nobody needs to ask. */
    boolean isObserving() {
        Observation observation = given == null ? own : given;
        return isReliable && observation != null && observation.isCurrent();
    }

    /** Begins a look at these: where many of one kind and namespace are to be asked for, they are listed. */
    void begin(Collection<Resource> awaited) {
        listed.clear();
        if (isObserving()) {
            return;
        }
        Map<Place, Long> places = awaited.stream().collect(Collectors.groupingBy(Place::of, Collectors.counting()));
        places.forEach((place, count) -> {
            if (count > FEW) {
                list(place);
            }
        });
    }

    private void list(Place place) {
        try {
            Map<ResourceId, Resource> all = new HashMap<>();
            cluster.list(place.kind(), place.namespace()).forEach(resource -> all.put(resource.id(), resource));
            listed.put(place, all);
        } catch (ClusterException e) {
            // Each is asked for by itself then, which tells what is wrong with it.
        }
    }

    /** How long to wait for a signal before looking again. */
    Duration nextInterval() {
        if (isObserving()) {
            interval = FIRST_INTERVAL;
            return SAFETY_INTERVAL;
        }
        Duration now = interval;
        Duration longer = interval.multipliedBy(3).dividedBy(2);
        interval = longer.compareTo(LAST_INTERVAL) < 0 ? longer : LAST_INTERVAL;
        return now;
    }

    /** Somebody new is waited for: looks often again. */
    void restart() {
        interval = FIRST_INTERVAL;
    }

    /**
     * The live resource of the same identity.
     *
     * @param known what is seen is never older than this
     */
    Optional<Resource> find(Resource known) {
        Optional<Resource> seen = observed(known);
        if (seen.isPresent()) {
            return seen;
        }
        Map<ResourceId, Resource> all = listed.get(Place.of(known));
        return all == null ? ask(known) : Optional.ofNullable(all.get(known.id()));
    }

    private Optional<Resource> observed(Resource known) {
        Observation observation = given == null ? own : given;
        if (observation == null || !observation.isCurrent()) {
            return Optional.empty();
        }
        try {
            Optional<Resource> seen = observation.snapshot().find(known.id()).filter(live -> isAtLeast(live, known));
            isReliable = true;
            return seen;
        } catch (ClusterException e) {
            isReliable = false;
            return Optional.empty();
        }
    }

    /** The live resource of the same identity, as the cluster says now. */
    Optional<Resource> ask(Resource known) {
        return cluster.get(known.groupVersionKind(), known.namespace(), known.name());
    }

    private static boolean isAtLeast(Resource seen, Resource known) {
        String other = known.resourceVersion().orElse("");
        return other.isEmpty()
                || ResourceVersions.isAtLeast(seen.resourceVersion().orElse(""), other);
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
