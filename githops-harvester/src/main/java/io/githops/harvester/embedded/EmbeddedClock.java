package io.githops.harvester.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time the server lives in: the computer's, or one that only moves when it is told to. Thread-safe. */
abstract class EmbeddedClock {

    /** Goes back only when it is told to {@link #jump}. */
    abstract Instant now();

    /** Shows another time from now on, without any going by. */
    abstract void jump(Duration duration);

    abstract boolean isManual();

    /**
     * How long to sleep at most before looking at the clock again.
     *
     * @param until when to wake up
     * @return in milliseconds; zero to sleep until somebody advances the clock
     */
    abstract long sleepMillis(Instant until);

    /** As objects carry it: RFC 3339 in seconds. */
    final String timestamp() {
        return now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static EmbeddedClock system() {
        return new SystemClock();
    }

    static ManualClock manual(Instant start) {
        return new ManualClock(start);
    }

    private static final class SystemClock extends EmbeddedClock {
        private volatile Duration offset = Duration.ZERO;

        @Override
        Instant now() {
            return Instant.now().plus(offset);
        }

        @Override
        synchronized void jump(Duration duration) {
            offset = offset.plus(duration);
        }

        @Override
        boolean isManual() {
            return false;
        }

        @Override
        long sleepMillis(Instant until) {
            return Math.max(1, Duration.between(now(), until).toMillis());
        }
    }

    /** Stands still between calls of {@link #advance}. */
    static final class ManualClock extends EmbeddedClock {
        private volatile Instant now;

        private ManualClock(Instant start) {
            now = start;
        }

        @Override
        Instant now() {
            return now;
        }

        @Override
        boolean isManual() {
            return true;
        }

        @Override
        long sleepMillis(Instant until) {
            return 0;
        }

        @Override
        synchronized void jump(Duration duration) {
            now = now.plus(duration);
        }

        synchronized void advance(Duration duration) {
            now = now.plus(duration);
        }
    }
}
