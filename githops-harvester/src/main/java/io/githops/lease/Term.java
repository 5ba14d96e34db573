package io.githops.lease;

import io.githops.cluster.Cluster;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A term that lasts until it is revoked or its pulse stops. */
final class Term implements LeaseToken {
    private final String lease;
    private final String holder;
    private final long transitions;
    private final Duration margin;
    private final Pulse pulse;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean isRevoked;

    Term(String lease, LeaseRecord record, LeaseTiming timing, Pulse pulse) {
        this.lease = lease;
        this.holder = record.holder();
        this.transitions = record.transitions();
        this.margin = timing.margin();
        this.pulse = pulse;
    }

    @Override
    public String lease() {
        return lease;
    }

    @Override
    public String holder() {
        return holder;
    }

    @Override
    public long transitions() {
        return transitions;
    }

    @Override
    public Duration remaining() {
        return isRevoked ? Duration.ZERO : pulse.remaining();
    }

    @Override
    public Cluster fence(Cluster cluster) {
        return new FencedCluster(cluster, () -> this);
    }

    /**
     * Makes a write.
     *
     * @param write is given how long it may take
     * @throws LostLeaseException when the term is over; nothing was begun then
     */
    <T> T write(Function<Duration, T> write) {
        underWay.incrementAndGet();
        try {
            Duration left = remaining();
            if (left.isZero()) {
                throw LostLeaseException.over(lease, holder);
            }
            return write.apply(left.plus(margin.dividedBy(2)));
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** No write begins from now on. */
    void revoke() {
        isRevoked = true;
    }

    /** Whether no write is under way. */
    boolean isQuiet() {
        return underWay.get() == 0;
    }

    Pulse pulse() {
        return pulse;
    }

    /** Such as {@code default/reconciler of web-1_9c2e, for another PT8S}. */
    @Override
    public String toString() {
        return lease + " of " + holder + ", " + (isValid() ? "for another " + remaining() : "over");
    }
}
