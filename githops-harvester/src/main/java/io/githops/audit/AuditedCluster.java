package io.githops.audit;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.model.Health;
import io.githops.model.Resource;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A cluster whose writes go through another applier. */
final class AuditedCluster extends ForwardingCluster {
    private final Applier applier;

    AuditedCluster(Cluster cluster, Applier applier) {
        super(cluster);
        this.applier = applier;
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
    public CompletionStage<Health> settled(Resource resource, Supplier<CompletionStage<Health>> seen) {
        return applier.settled(resource, seen);
    }
}
