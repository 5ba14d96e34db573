package io.githops.lease;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.Observation;
import io.githops.cluster.ServedKind;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets writes pass during a term only. */
final class FencedCluster implements Cluster {
    private final Cluster cluster;
    private final Supplier<? extends LeaseToken> token;

    FencedCluster(Cluster cluster, Supplier<? extends LeaseToken> token) {
        this.cluster = cluster;
        this.token = token;
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        return options.dryRun() ? cluster.apply(manifest, options) : write(during -> during.apply(manifest, options));
    }

    @Override
    public void delete(Resource live) {
        write(during -> {
            during.delete(live);
            return true;
        });
    }

    private <T> T write(Function<Cluster, T> write) {
        LeaseToken held = token.get();
        if (held instanceof Term term) {
            return term.write(atMost -> write.apply(cluster.within(atMost)));
        }
        return write.apply(held.fence(cluster));
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
    public String location() {
        return cluster.location();
    }

    @Override
    public Cluster within(Duration time) {
        return new FencedCluster(cluster.within(time), token);
    }

    @Override
    public Optional<Observation> observe(Collection<GroupVersionKind> kinds, Observation.Observer observer) {
        return cluster.observe(kinds, observer);
    }

    /** Leaves the cluster open, which whoever opened it closes. */
    @Override
    public void close() {}
}
