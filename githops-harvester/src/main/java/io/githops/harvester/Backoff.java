package io.githops.harvester;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is repeated: at most two times, after about a quarter and half a second, or as long as
 * the server asked when that is not too long.
 */
final class Backoff {
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Sleeper sleeper;
    private final DoubleSupplier jitter;

    Backoff() {
        this(
                pause -> Thread.sleep(pause.toMillis()),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param jitter gives fractions from 0 to 1; half of each wait is left to it */
    Backoff(Sleeper sleeper, DoubleSupplier jitter) {
        this.sleeper = sleeper;
        this.jitter = jitter;
    }

    /**
     * Waits before the next attempt.
     *
     * @param attempts how many were made
     * @param asked how long the server asked to wait
     * @return false, without waiting, when there should be no next attempt
     */
    boolean await(int attempts, Optional<Duration> asked) {
        Duration pause = asked.orElseGet(() -> drawn(attempts));
        if (attempts >= MOST_ATTEMPTS || pause.compareTo(LONGEST) > 0) {
            return false;
        }
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration drawn(int attempts) {
        long whole = FIRST.toMillis() << (attempts - 1);
        return Duration.ofMillis(Math.round(whole * (0.5 + 0.5 * jitter.getAsDouble())));
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }
}
