package io.githops.reconcile;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.cluster.Observation;
import io.githops.cluster.ResourceVersions;
import io.githops.diff.LiveObjects;
import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the objects of the kinds that plans need, so that planning asks the cluster nothing. What cannot be followed, or not
 * be relied on at the moment, is the caller's to ask for.
 */
final class Following implements AutoCloseable {
    /** How long to wait for the first look at new kinds; what cannot be had in this time is asked for instead. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** After this long, something else must have become of what was written. */
    private static final long LAG = Duration.ofSeconds(10).toNanos();

    private final Cluster cluster;
    private final Runnable changed;
    private final Map<ResourceId, Written> unseen = new ConcurrentHashMap<>();
    private final Signal changes = new Signal();
    private Set<GroupVersionKind> kinds = Set.of();
    private volatile @Nullable Observation observation;
    private volatile Set<ResourceId> relevant = Set.of();
    private volatile Set<GroupVersionKind> relevantKinds = Set.of();
    private boolean isFutile;
    private boolean isNew;

    /** What an object was when it was written; the version is empty when it was deleted. */
    private record Written(Optional<String> uid, Optional<String> version, long nanos) {
        boolean isSeen(Optional<Resource> known) {
            if (System.nanoTime() - nanos > LAG) {
                return true;
            }
            return version.isEmpty()
                    ? known.isEmpty() || !known.get().uid().equals(uid)
                    : known.flatMap(Resource::resourceVersion)
                            .filter(seen -> ResourceVersions.isAtLeast(seen, version.get()))
                            .isPresent();
        }
    }

    /** @param changed is run when an object that matters is another one than before */
    Following(Cluster cluster, Runnable changed) {
        this.cluster = cluster;
        this.changed = changed;
    }

    /** Only changes of these objects matter from now on. */
    void attend(Set<ResourceId> ids) {
        relevant = ids;
    }

    /** Changes of all objects of these kinds matter too. */
    void attendKinds(Set<GroupVersionKind> attended) {
        relevantKinds = Set.copyOf(attended);
    }

    /**
     * The objects of some kinds as they are known.
     *
     * @return empty when they are not known as they are now, that is, with all that was written
     * @throws ClusterException when there are too many to be known
     */
    Optional<LiveObjects> objects(Set<GroupVersionKind> wanted) throws InterruptedException {
        if (isFutile || haveTwoVersions(wanted)) {
            return Optional.empty();
        }
        if (!kinds.containsAll(wanted)) {
            follow(wanted);
        }
        Observation current = observation;
        if (current == null || !isCurrent(current)) {
            return Optional.empty();
        }
        LiveObjects objects = current.snapshot();
        unseen.entrySet().removeIf(entry -> entry.getValue().isSeen(objects.find(entry.getKey())));
        return unseen.isEmpty() ? Optional.of(objects) : Optional.empty();
    }

    /** Waits for a new observation once. */
    private boolean isCurrent(Observation current) throws InterruptedException {
        boolean isWaitedFor = isNew;
        isNew = false;
        return isWaitedFor ? current.awaitCurrent(PATIENCE) : current.isCurrent();
    }

    /** An observation knows a kind in one version. */
    private static boolean haveTwoVersions(Set<GroupVersionKind> wanted) {
        Set<String> names = new HashSet<>();
        return !wanted.stream().allMatch(kind -> names.add(kind.group() + "/" + kind.kind()));
    }

    private void follow(Set<GroupVersionKind> wanted) {
        Set<GroupVersionKind> all = new HashSet<>(kinds);
        all.addAll(wanted);
        Set<GroupVersionKind> next = haveTwoVersions(all) ? wanted : all;
        Optional<Observation> opened = cluster.observe(next, this::tell);
        close();
        observation = opened.orElse(null);
        kinds = Set.copyOf(next);
        isFutile = opened.isEmpty();
        isNew = true;
    }

    /** Lets an executor wait by the observation, where there is one. */
    Executor.Builder watching(Executor.Builder engine) {
        Observation current = observation;
        return current == null ? engine : engine.observation(current, changes);
    }

    private void tell(GroupVersionKind kind, Optional<ResourceId> object) {
        changes.raise();
        if (object.isEmpty() || relevant.contains(object.get()) || relevantKinds.contains(kind)) {
            changed.run();
        }
    }

    /** The applier, noting what it writes, which an observation shows a moment later. */
    Applier noting(Applier applier) {
        return new Applier() {
            @Override
            public Resource apply(Resource manifest, ApplyOptions options) {
                Resource stored = applier.apply(manifest, options);
                if (!options.dryRun()) {
                    expect(stored, stored.resourceVersion());
                }
                return stored;
            }

            @Override
            public void delete(Resource live) {
                applier.delete(live);
                expect(live, Optional.empty());
            }

            @Override
            public CompletionStage<Health> settled(Resource resource, Supplier<CompletionStage<Health>> seen) {
                return applier.settled(resource, seen);
            }
        };
    }

    private void expect(Resource written, Optional<String> version) {
        if (observation != null) {
            unseen.put(written.id(), new Written(written.uid(), version, System.nanoTime()));
        }
    }

    @Override
    public void close() {
        Observation current = observation;
        if (current != null) {
            current.close();
        }
    }
}
