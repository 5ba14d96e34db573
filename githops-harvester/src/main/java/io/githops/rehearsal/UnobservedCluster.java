package io.githops.rehearsal;

import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.cluster.Observation;
import io.githops.model.GroupVersionKind;
import java.util.Collection;
import java.util.Optional;

/** A cluster that is asked when somebody waits, as its clock does not move by itself. */
final class UnobservedCluster extends ForwardingCluster {
    UnobservedCluster(Cluster cluster) {
        super(cluster);
    }

    @Override
    public Optional<Observation> observe(Collection<GroupVersionKind> kinds, Observation.Observer observer) {
        return Optional.empty();
    }

    /** Leaves the other one open. */
    @Override
    public void close() {}
}
