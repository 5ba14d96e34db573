package io.githops.fleet;

import io.githops.cluster.Cluster;
import java.util.Optional;

/**
 * SPI: where the progress of rollouts is kept, so that they go on after a restart. Asked by one rollout at a time. Later releases
 * add default methods only.
 */
public interface RolloutStore {

    /** Keeps nothing: a rollout that is started after a restart begins anew, and finds in place what was done. */
    static RolloutStore none() {
        return new RolloutStore() {
            @Override
            public Optional<String> load(String rollout) {
                return Optional.empty();
            }

            @Override
            public void save(String rollout, String progress) {}
        };
    }

    /**
     * Keeps each rollout in a ConfigMap of its name.
     *
     * @param namespace must exist
     */
    static RolloutStore configMap(Cluster cluster, String namespace) {
        return new ConfigMapRollouts(cluster, namespace);
    }

    /** What was saved last; empty before the first time. */
    Optional<String> load(String rollout);

    /**
     * Keeps progress, before what it announces is done.
     *
     * @param progress JSON without secret values, some hundred bytes for each member
     */
    void save(String rollout, String progress);
}
