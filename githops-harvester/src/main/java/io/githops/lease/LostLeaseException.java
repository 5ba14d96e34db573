package io.githops.lease;

import io.githops.cluster.ClusterException;

/**
 * The write was not sent, as this replica's lease is lost or was not renewed in time: let the work go; whoever holds the lease
 * does it.
 */
public final class LostLeaseException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private LostLeaseException(String message) {
        super("GH3701", message, null);
    }

    static LostLeaseException over(String lease, String holder) {
        return new LostLeaseException("Lease " + lease + ": the term of " + holder
                + " is over; expected it to be renewed before the write. Nothing was sent; leave the work to the replica that"
                + " holds the lease now");
    }

    static LostLeaseException notHeld(String item) {
        return new LostLeaseException(item
                + ": found no lease of this replica's; expected one before a write. Nothing was sent; leave the work"
                + " to the replica that holds the lease");
    }
}
