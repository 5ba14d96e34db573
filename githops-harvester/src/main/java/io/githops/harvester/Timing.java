package io.githops.harvester;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time as limits see it. */
interface Timing {
    /** Nanoseconds since some moment, as {@link System#nanoTime} counts them. */
    long nanos();

    void pause(Duration duration) throws InterruptedException;

    static Timing real() {
        return new Timing() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            }
        };
    }
}
