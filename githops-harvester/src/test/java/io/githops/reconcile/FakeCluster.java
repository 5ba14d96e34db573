package io.githops.reconcile;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.Observation;
import io.githops.cluster.ServedKind;
import io.githops.diff.LiveObjects;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Objects that a test sets, with a count of what was asked; can be observed if the test wants it to. */
final class FakeCluster implements Cluster {
    final AtomicInteger gets = new AtomicInteger();
    final AtomicInteger lists = new AtomicInteger();
    boolean isObservable;
    boolean isUnreliable;
    private final Map<ResourceId, Resource> objects = new ConcurrentHashMap<>();

    void put(Resource resource) {
        objects.put(resource.id(), resource);
    }

    void remove(Resource resource) {
        objects.remove(resource.id());
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        gets.incrementAndGet();
        return Optional.ofNullable(objects.get(new ResourceId(kind.group(), kind.kind(), namespace, name)));
    }

    @Override
    public List<Resource> list(GroupVersionKind kind, String namespace) {
        lists.incrementAndGet();
        return objects.values().stream()
                .filter(resource -> resource.groupVersionKind().equals(kind))
                .toList();
    }

    @Override
    public Optional<Observation> observe(Collection<GroupVersionKind> kinds, Observation.Observer observer) {
        return isObservable ? Optional.of(new Everything()) : Optional.empty();
    }

    @Override
    public Optional<ServedKind> served(GroupVersionKind kind) {
        return Optional.of(new ServedKind(kind, "things", true));
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        throw new AssertionError("who waits must not write");
    }

    @Override
    public void delete(Resource live) {
        throw new AssertionError("who waits must not write");
    }

    @Override
    public String location() {
        return "fake";
    }

    private final class Everything implements Observation {
        @Override
        public LiveObjects snapshot() {
            if (isUnreliable) {
                throw new InvalidAnswerException("more objects than can be held", null);
            }
            return LiveObjects.of(objects.values());
        }

        @Override
        public boolean isCurrent() {
            return true;
        }

        @Override
        public boolean awaitCurrent(Duration atMost) {
            return true;
        }

        @Override
        public void close() {}
    }
}
