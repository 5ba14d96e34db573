package io.githops.lease;

import io.githops.cluster.Cluster;
import java.time.Duration;

/**
 * One term of holding a lease: from taking it to losing it. Renewals prolong the term; once it is over it stays over, even when
 * the same replica takes the lease again. Thread-safe.
 *
 * <p>Whether it is over is judged without asking the cluster, by the time since the last renewal was sent: a replica that was
 * cut off, or stood still, knows that it must not write any more.
 */
public interface LeaseToken {

    /** The lease as {@code namespace/name}. */
    String lease();

    /** The identity that holds it. */
    String holder();

    /** How often the lease had changed hands when the term began, as {@code leaseTransitions} says. */
    long transitions();

    /** How long the holder may go on writing without a further renewal; zero when the term is over. */
    Duration remaining();

    /** Whether the holder may write now. */
    default boolean isValid() {
        return !remaining().isZero();
    }

    /**
     * The cluster, written to during this term only: every apply and deletion that begins after the term is refused by a {@link
     * LostLeaseException} before a request is sent. One that began before is given up when the safety margin is half used, if
     * the cluster can do that. Reads and dry runs always pass. Closing it leaves the cluster open.
     */
    Cluster fence(Cluster cluster);
}
