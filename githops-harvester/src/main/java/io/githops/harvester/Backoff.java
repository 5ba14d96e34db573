package io.githops.harvester;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is repeated: about a quarter of a second, then twice as long each time, or as long as the
 * server asked when that is not too long.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Sleeper sleeper;
    private final DoubleSupplier jitter;
    private final int mostAttempts;

    /** @param mostAttempts how often one request is made at most */
    Backoff(int mostAttempts) {
        this(
                pause -> Thread.sleep(pause.toMillis()),
                () -> ThreadLocalRandom.current().nextDouble(),
                mostAttempts);
    }

    Backoff(Sleeper sleeper, DoubleSupplier jitter) {
        this(sleeper, jitter, ClientLimits.standard().attempts());
    }

    /** @param jitter gives fractions from 0 to 1; half of each wait is left to it */
    Backoff(Sleeper sleeper, DoubleSupplier jitter, int mostAttempts) {
        this.sleeper = sleeper;
        this.jitter = jitter;
        this.mostAttempts = mostAttempts;
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param attempts how many were made
     * @param asked how long the server asked to wait
     * @return empty when there should be no next attempt
     */
    Optional<Duration> pause(int attempts, Optional<Duration> asked) {
        Duration pause = asked.orElseGet(() -> drawn(attempts));
        return attempts < mostAttempts && pause.compareTo(LONGEST) <= 0 ? Optional.of(pause) : Optional.empty();
    }

    void sleep(Duration pause) throws InterruptedException {
        sleeper.sleep(pause);
    }

    private Duration drawn(int attempts) {
        long whole = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts - 1, 10));
        return Duration.ofMillis(Math.round(whole * (0.5 + 0.5 * jitter.getAsDouble())));
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }
}
