package io.githops.inventory;

import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.Optional;

/** A cluster in which something happens once, after the first read. */
final class ReplacedWhileRead extends ForwardingCluster {
    private final Runnable event;
    private boolean hasHappened;

    ReplacedWhileRead(Cluster cluster, Runnable event) {
        super(cluster);
        this.event = event;
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        Optional<Resource> found = cluster().get(kind, namespace, name);
        if (!hasHappened) {
            hasHappened = true;
            event.run();
        }
        return found;
    }
}
