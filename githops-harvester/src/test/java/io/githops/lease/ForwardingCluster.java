package io.githops.lease;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ServedKind;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.List;
import java.util.Optional;

/** Another cluster, for tests that change one call of it. */
class ForwardingCluster implements Cluster {
    private final Cluster cluster;

    ForwardingCluster(Cluster cluster) {
        this.cluster = cluster;
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
    public Resource apply(Resource manifest, ApplyOptions options) {
        return cluster.apply(manifest, options);
    }

    @Override
    public void delete(Resource live) {
        cluster.delete(live);
    }
}
