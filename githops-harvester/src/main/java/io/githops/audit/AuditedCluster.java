package io.githops.audit;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.Observation;
import io.githops.cluster.ServedKind;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A cluster whose writes go through another applier. */
final class AuditedCluster implements Cluster {
    private final Cluster cluster;
    private final Applier applier;

    AuditedCluster(Cluster cluster, Applier applier) {
        this.cluster = cluster;
        this.applier = applier;
    }

    @Override
    public String location() {
        return cluster.location();
    }

    @Override
    public Optional<Observation> observe(Collection<GroupVersionKind> kinds, Observation.Observer observer) {
        return cluster.observe(kinds, observer);
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
    public Resource apply(Resource manifest, ApplyOptions options) {
        return applier.apply(manifest, options);
    }

    @Override
    public void delete(Resource live) {
        applier.delete(live);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
