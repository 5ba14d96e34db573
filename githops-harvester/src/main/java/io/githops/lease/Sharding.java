package io.githops.lease;

import io.githops.cluster.Cluster;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Work that several replicas share by Kubernetes Leases. Thread-safe; closing hands the work over.
 *
 * <pre>{@code
 * Sharding sharding = Sharding.builder(cluster, "gitops", "fleet").build();
 * sharding.start();
 * sharding.token("cluster-17").ifPresent(token -> sync(token.fence(cluster17)));
 * }</pre>
 *
 * <p>Items of work fall into a fixed number of shards by their names. Each replica renews one Lease as its heartbeat, and all
 * compute from the heartbeats who is to have which shard: even shares, of which few change when replicas come and go. Each shard
 * has a Lease of its own that changes hands by an optimistic lock, so that two replicas never hold one, whatever they believe
 * of each other. A steady state costs each replica one patch and one list in each retry interval, however many shards there
 * are; the renewal time of a shard's Lease is that of its last change of hands.
 *
 * <p>The namespace must exist; the rights to list, get, create, patch and delete leases there are needed.
 */
public interface Sharding extends LeaseHolder, AutoCloseable {

    /** Sharing with the options' defaults; see {@link Builder}. */
    static Builder builder(Cluster cluster, String namespace, String name) {
        return new Builder(cluster, namespace, name);
    }

    /**
     * Begins to take a share in the background.
     *
     * @throws IllegalStateException when it was started or closed before
     */
    void start();

    @Override
    Optional<LeaseToken> token(String item);

    /** How the work is shared now. */
    ShardingState state();

    /** Ends all terms and hands the shards over. */
    @Override
    void close();

    /**
     * Options of a {@link Sharding}, by default: an identity of the host's name and a random part, sixteen shards, {@link
     * LeaseTiming#standard()}, no listener. Not thread-safe.
     */
    final class Builder {
        final Cluster cluster;
        final String namespace;
        final String name;
        String identity = Identity.ofThisReplica(System.getenv());
        int shards = 16;
        LeaseTiming timing = LeaseTiming.standard();
        Consumer<LeaseEvent> listener = event -> {};
        LeaseTime time = LeaseTime.real();
        Executor telling = LeaseEvents.background();

        private Builder(Cluster cluster, String namespace, String name) {
            this.cluster = Objects.requireNonNull(cluster, "cluster");
            this.namespace = Objects.requireNonNull(namespace, "namespace");
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Who this replica is. No two replicas may have the same. */
        public Builder identity(String value) {
            identity = Objects.requireNonNull(value, "identity");
            return this;
        }

        /**
         * How many parts the work has: several times as many as there will be replicas, and the same for all of them.
         *
         * @throws IllegalArgumentException when it is less than one
         */
        public Builder shards(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("shards: found " + number + "; expected 1 or more");
            }
            shards = number;
            return this;
        }

        /** How long leases last; the same for all replicas. */
        public Builder timing(LeaseTiming value) {
            timing = Objects.requireNonNull(value, "timing");
            return this;
        }

        /** Who is told what happens to shards, in order, on a thread of its own; may block. What it throws is logged. */
        public Builder listener(Consumer<LeaseEvent> value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        Builder time(LeaseTime value) {
            time = value;
            return this;
        }

        Builder telling(Executor value) {
            telling = value;
            return this;
        }

        /** Sharing that is not started yet. */
        public Sharding build() {
            return new LeasedSharding(this);
        }
    }
}
