package io.githops.lease;

import java.time.Duration;
import java.time.Instant;

/** The clocks of one replica, which a test moves. */
final class ManualTime implements LeaseTime {
    private long nanos;
    private Instant wall;

    ManualTime(String wall) {
        this.wall = Instant.parse(wall);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return wall;
    }

    @Override
    public double chance() {
        return 0.5;
    }

    synchronized void advance(Duration duration) {
        nanos += duration.toNanos();
        wall = wall.plus(duration);
    }

    /** The clock on the wall is corrected. */
    synchronized void jump(Duration duration) {
        wall = wall.plus(duration);
    }

    /** The machine is suspended: the monotonic clock does not notice. */
    synchronized void sleepThrough(Duration duration) {
        wall = wall.plus(duration);
    }
}
