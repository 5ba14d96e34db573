package io.githops.lease;

import io.githops.cluster.ClusterException;

/** What happens to a replica's leases, in the order it happens. */
public sealed interface LeaseEvent {

    /** The lease as {@code namespace/name}. */
    String lease();

    /** This replica holds the lease from now on. */
    record Gained(LeaseToken token) implements LeaseEvent {
        @Override
        public String lease() {
            return token.lease();
        }
    }

    /**
     * This replica's term is over.
     *
     * @param why in words, such as {@code released}
     */
    record Lost(LeaseToken token, String why) implements LeaseEvent {
        @Override
        public String lease() {
            return token.lease();
        }
    }

    /**
     * Another replica was found to hold the lease.
     *
     * @param holder its identity; empty when nobody holds it
     */
    record HolderSeen(String lease, String holder) implements LeaseEvent {}

    /** An attempt to take or renew failed; the next one is made as planned. */
    record Failed(String lease, ClusterException cause) implements LeaseEvent {}
}
