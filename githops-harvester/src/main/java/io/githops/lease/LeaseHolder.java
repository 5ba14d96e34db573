package io.githops.lease;

import io.githops.cluster.Cluster;
import java.util.Optional;

/**
 * SPI: says which work is this replica's. Thread-safe; answers without asking the cluster. {@link LeaderElection} and {@link
 * Sharding} implement it. Later releases add default methods only.
 */
public interface LeaseHolder {

    /**
     * The term in which this replica holds an item of work.
     *
     * @return empty when another replica has it, or nobody
     */
    Optional<LeaseToken> token(String item);

    /**
     * The cluster, written to only while this replica holds the item; see {@link LeaseToken#fence}, which knows one term only
     * where this goes by the one there is at each write.
     */
    default Cluster fence(String item, Cluster cluster) {
        return new FencedCluster(cluster, () -> token(item).orElseThrow(() -> LostLeaseException.notHeld(item)));
    }
}
