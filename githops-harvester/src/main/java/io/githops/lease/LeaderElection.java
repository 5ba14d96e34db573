package io.githops.lease;

import io.githops.cluster.Cluster;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One leader among replicas, by a Kubernetes Lease that all of them try to hold. Thread-safe; closing lets the lease go.
 *
 * <pre>{@code
 * LeaderElection election = LeaderElection.builder(cluster, "gitops", "reconciler").build();
 * Reconciler reconciler = Reconciler.builder(source, election.fence("all", cluster)).build();
 * election.start();
 * }</pre>
 *
 * <p>The Lease reads as those of Kubernetes' own components do. Whether another holder is alive is judged by the changes of the
 * Lease that this replica sees, never by comparing clocks. The namespace must exist; the rights to get, create and patch
 * leases there are needed.
 */
public interface LeaderElection extends LeaseHolder, AutoCloseable {

    /** An election with the options' defaults; see {@link Builder}. */
    static Builder builder(Cluster cluster, String namespace, String name) {
        return new Builder(cluster, namespace, name);
    }

    /**
     * Begins to try for the lease in the background.
     *
     * @throws IllegalStateException when it was started or closed before
     */
    void start();

    /** The term in which this replica leads; empty when it does not. */
    Optional<LeaseToken> token();

    /** As {@link #token()}: the leader has all the work. */
    @Override
    default Optional<LeaseToken> token(String item) {
        return token();
    }

    /** Who this replica is. */
    String identity();

    /** Who was last seen to lead; empty when nobody does, or nobody is known yet. */
    Optional<String> leader();

    /** Ends the term and lets the lease go, unless a fenced write is still under way; the lease then runs out by itself. */
    @Override
    void close();

    /**
     * Options of a {@link LeaderElection}, by default: an identity of the host's name and a random part, {@link
     * LeaseTiming#standard()}, no listener. Not thread-safe.
     */
    final class Builder {
        final Cluster cluster;
        final String namespace;
        final String name;
        String identity = Identity.ofThisReplica(System.getenv());
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

        /** How long leases last; the same for all replicas. */
        public Builder timing(LeaseTiming value) {
            timing = Objects.requireNonNull(value, "timing");
            return this;
        }

        /** Who is told what happens, in order, on a thread of its own; may block. What it throws is logged and ignored. */
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

        /** An election that is not started yet. */
        public LeaderElection build() {
            return new RenewingElection(this);
        }
    }
}
