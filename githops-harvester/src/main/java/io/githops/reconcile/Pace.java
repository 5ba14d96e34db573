package io.githops.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * SPI: time as a sync sees it, so that one can be run on another clock, such as that of an embedded Harvester. Asked from
 * several threads at once.
 */
public interface Pace {

    /** The time of day, which may be corrected at any moment. */
    Instant now();

    /** Time that only goes on, for durations and deadlines, since some moment. */
    default Duration elapsed() {
        return Duration.between(Instant.EPOCH, now());
    }

    /** Lets time go by while a sync waits for something. */
    void pause(Duration duration) throws InterruptedException;

    /** Waits until a signal is raised, no longer than a duration; may return early. */
    default void await(Signal signal, Duration atMost) throws InterruptedException {
        pause(atMost);
    }

    /** The clock on the wall. */
    static Pace real() {
        return new Pace() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public Duration elapsed() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            }

            @Override
            public void await(Signal signal, Duration atMost) throws InterruptedException {
                signal.await(atMost);
            }
        };
    }
}
