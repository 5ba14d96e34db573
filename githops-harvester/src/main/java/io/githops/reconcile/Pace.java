package io.githops.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * SPI: time as a sync sees it, so that one can be run on another clock, such as that of an embedded Harvester. Asked from
 * several threads at once.
 */
public interface Pace {

    /** What time it is. */
    Instant now();

    /** Lets time go by while a sync waits for something. */
    void pause(Duration duration) throws InterruptedException;

    /** The clock on the wall. */
    static Pace real() {
        return new Pace() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                TimeUnit.MILLISECONDS.sleep(duration.toMillis());
            }
        };
    }
}
