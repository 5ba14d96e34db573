package io.githops.harvester.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Time as watching sees it: it only goes forward and has nothing to do with the clock on the wall. Thread-safe. */
interface LiveTime {
    /** Nanoseconds since some moment. */
    long nanos();

    /** A random number from 0 to 1. */
    double fraction();

    /** Waits, or until something has ended. */
    void pause(Duration duration, CompletableFuture<Void> ended) throws InterruptedException;

    /**
     * Does something again and again in a thread of its own.
     *
     * @return stops it
     */
    Runnable repeat(Duration period, Runnable task);

    /** How long ago a moment was. */
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }

    /** A duration that is up to a part longer or shorter than the one given. */
    default Duration jittered(Duration duration, double part) {
        double factor = 1 + part * (2 * fraction() - 1);
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
