package io.githops.cluster;

import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Another cluster, for classes that change some of its calls and pass on the rest, those of later releases included. Closing it
 * closes the other one.
 */
public abstract class ForwardingCluster implements Cluster {
    private final Cluster cluster;

    protected ForwardingCluster(Cluster cluster) {
        this.cluster = Objects.requireNonNull(cluster, "cluster");
    }

    /** The other cluster. */
    protected final Cluster cluster() {
        return cluster;
    }

    @Override
    public String location() {
        return cluster.location();
    }

    @Override
    public Optional<ServedKind> served(GroupVersionKind kind) {
        return cluster.served(kind);
    }

    @Override
    public List<Resource> list(GroupVersionKind kind, String namespace) {
        return cluster.list(kind, namespace);
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        return cluster.get(kind, namespace, name);
    }

    @Override
    public Optional<Observation> observe(Collection<GroupVersionKind> kinds, Observation.Observer observer) {
        return cluster.observe(kinds, observer);
    }

    /** This cluster itself, in no hurry: who changes calls must say how a hurried view changes them. */
    @Override
    public Cluster within(Duration time) {
        return this;
    }

    @Override
    public Optional<Permission> permission(String verb, GroupVersionKind kind, String namespace, String name) {
        return cluster.permission(verb, kind, namespace, name);
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        return cluster.apply(manifest, options);
    }

    @Override
    public void delete(Resource live) {
        cluster.delete(live);
    }

    @Override
    public CompletionStage<Health> settled(Resource resource, Supplier<CompletionStage<Health>> seen) {
        return cluster.settled(resource, seen);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
