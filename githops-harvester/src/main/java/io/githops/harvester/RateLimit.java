package io.githops.harvester;

import java.time.Duration;
import java.util.Optional;

/**
 * Spreads requests over time: so many a second in the long run, and a burst at once after a pause. Turns are given in the
 * order in which they are asked for. Thread-safe.
 */
final class RateLimit {
    private final Timing timing;
    private final long interval;
    private final long slack;
    private long next;

    RateLimit(int perSecond, int burst, Timing timing) {
        this.timing = timing;
        interval = 1_000_000_000L / perSecond;
        slack = interval * (burst - 1);
        next = timing.nanos();
    }

    /**
     * Takes the next turn.
     *
     * @return how long to wait for it; empty, with no turn taken, when the deadline comes first
     */
    synchronized Optional<Duration> take(Deadline deadline) {
        long now = timing.nanos();
        if (next - now < 0) {
            next = now;
        }
        Duration wait = Duration.ofNanos(Math.max(0, next - slack - now));
        if (!deadline.allows(wait)) {
            return Optional.empty();
        }
        next += interval;
        return Optional.of(wait);
    }

    /** Gives back a turn that was not used. */
    synchronized void giveBack() {
        next -= interval;
    }
}
