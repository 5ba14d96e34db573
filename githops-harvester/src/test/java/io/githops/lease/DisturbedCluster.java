package io.githops.lease;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.cluster.UnavailableException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** A cluster whose calls fail, lose their answers or take long by chance, while other things happen. */
final class DisturbedCluster extends ForwardingCluster {
    private final Random random;
    private final Runnable meanwhile;
    double trouble;

    /** @param meanwhile what else may happen between what a replica reads and what it writes */
    DisturbedCluster(Cluster cluster, Random random, Runnable meanwhile) {
        super(cluster);
        this.random = random;
        this.meanwhile = meanwhile;
    }

    @Override
    public List<Resource> list(GroupVersionKind kind, String namespace) {
        return disturbed(() -> super.list(kind, namespace));
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        return disturbed(() -> super.get(kind, namespace, name));
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        return disturbed(() -> super.apply(manifest, options));
    }

    private <T> T disturbed(Supplier<T> call) {
        if (random.nextDouble() < trouble) {
            throw new UnavailableException("the request was lost", null, null);
        }
        meanwhile.run();
        T answer = call.get();
        meanwhile.run();
        if (random.nextDouble() < trouble) {
            throw new UnavailableException("the answer was lost", null, null);
        }
        return answer;
    }
}
