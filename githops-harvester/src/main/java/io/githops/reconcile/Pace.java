package io.githops.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time as waiting sees it. */
interface Pace {
    Instant now();

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
