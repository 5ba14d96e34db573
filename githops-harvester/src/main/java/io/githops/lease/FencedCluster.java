package io.githops.lease;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets writes pass during a term only. */
final class FencedCluster extends ForwardingCluster {
    private final Supplier<? extends LeaseToken> token;

    FencedCluster(Cluster cluster, Supplier<? extends LeaseToken> token) {
        super(cluster);
        this.token = token;
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        return options.dryRun() ? cluster().apply(manifest, options) : write(during -> during.apply(manifest, options));
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
            return term.write(atMost -> write.apply(cluster().within(atMost)));
        }
        return write.apply(held.fence(cluster()));
    }

    @Override
    public Cluster within(Duration time) {
        return new FencedCluster(cluster().within(time), token);
    }

    /** Leaves the cluster open, which whoever opened it closes. */
    @Override
    public void close() {}
}
