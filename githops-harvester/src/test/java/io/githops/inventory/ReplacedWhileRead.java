package io.githops.inventory;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ServedKind;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.List;
import java.util.Optional;

/** A cluster in which something happens once, after the first read. */
final class ReplacedWhileRead implements Cluster {
    private final Cluster cluster;
    private final Runnable event;
    private boolean hasHappened;

    ReplacedWhileRead(Cluster cluster, Runnable event) {
        this.cluster = cluster;
        this.event = event;
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        Optional<Resource> found = cluster.get(kind, namespace, name);
        if (!hasHappened) {
            hasHappened = true;
            event.run();
        }
        return found;
    }

    @Override
    public List<Resource> list(GroupVersionKind kind, String namespace) {
        return cluster.list(kind, namespace);
    }

    @Override
    public Optional<ServedKind> served(GroupVersionKind kind) {
        return cluster.served(kind);
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
    public String location() {
        return cluster.location();
    }
}
