package io.githops.lease;

import java.time.Duration;
import java.time.Instant;

/** How long ago a replica last proved that it lives. One that has stopped never starts again. */
final class Pulse {
    private final LeaseTime time;
    private final Duration deadline;
    private volatile Beat last;

    /** A moment by both clocks. */
    record Beat(long nanos, Instant wall) {
        static Beat now(LeaseTime time) {
            return new Beat(time.nanos(), time.now());
        }
    }

    Pulse(LeaseTime time, Duration deadline, Beat first) {
        this.time = time;
        this.deadline = deadline;
        this.last = first;
    }

    /** @param sent just before the renewal that succeeded was sent, as others may count from any moment after */
    void renewed(Beat sent) {
        last = sent;
    }

    /**
     * What is left by the clock that went further: the monotonic one may stand still while a machine is suspended, the one on
     * the wall may be set back.
     */
    Duration remaining() {
        Beat beat = last;
        Duration monotonic = Duration.ofNanos(time.nanos() - beat.nanos());
        Duration wall = Duration.between(beat.wall(), time.now());
        Duration left = deadline.minus(monotonic.compareTo(wall) > 0 ? monotonic : wall);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isAlive() {
        return !remaining().isZero();
    }
}
