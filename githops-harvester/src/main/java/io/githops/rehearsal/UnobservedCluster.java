package io.githops.rehearsal;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.cluster.Observation;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** A cluster that is asked when somebody waits, as its clock does not move by itself; tells what is applied. */
final class UnobservedCluster extends ForwardingCluster {
    private final Consumer<ResourceId> applied;

    UnobservedCluster(Cluster cluster, Consumer<ResourceId> applied) {
        super(cluster);
        this.applied = applied;
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        Resource stored = super.apply(manifest, options);
        applied.accept(stored.id());
        return stored;
    }

    @Override
    public Optional<Observation> observe(Collection<GroupVersionKind> kinds, Observation.Observer observer) {
        return Optional.empty();
    }

    /** Leaves the other one open. */
    @Override
    public void close() {}
}
