package io.githops.harvester;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls from a server that is down: after so many requests in a row without an answer, one request at a time tries
 * whether it is back, after pauses that double, and all others are turned away. Thread-safe.
 */
final class Circuit {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final int mostFailures;
    private final Duration longestPause;
    private final Timing timing;

    private int failures;
    private long firstFailure;
    private boolean isOpen;
    private Duration pause = FIRST_PAUSE;
    private long nextProbe;
    private @Nullable Attempt probe;

    Circuit(int mostFailures, Duration longestPause, Timing timing) {
        this.mostFailures = mostFailures;
        this.longestPause = longestPause;
        this.timing = timing;
    }

    /** Why a request would be turned away now; empty when it may try. */
    synchronized Optional<Outage> outage() {
        long now = timing.nanos();
        if (!isOpen || probe == null && now - nextProbe >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Outage(
                failures,
                Duration.ofNanos(now - firstFailure),
                Duration.ofNanos(Math.max(0, nextProbe - now)),
                probe != null));
    }

    synchronized boolean isOpen() {
        return isOpen;
    }

    /** Begins a request; empty when it is turned away. The caller closes the attempt, and says before how it went. */
    synchronized Optional<Attempt> enter() {
        if (outage().isPresent()) {
            return Optional.empty();
        }
        var attempt = new Attempt();
        if (isOpen) {
            probe = attempt;
        }
        return Optional.of(attempt);
    }

    private synchronized void close() {
        failures = 0;
        isOpen = false;
        pause = FIRST_PAUSE;
        probe = null;
    }

    private synchronized void fail(Attempt attempt) {
        boolean isProbe = probe == attempt;
        if (isOpen && !isProbe) {
            return;
        }
        if (failures == 0) {
            firstFailure = timing.nanos();
        }
        failures++;
        if (isProbe) {
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        }
        if (isProbe || failures >= mostFailures) {
            isOpen = true;
            nextProbe = timing.nanos() + pause.toNanos();
            probe = null;
        }
    }

    private synchronized void abandon(Attempt attempt) {
        if (probe == attempt) {
            probe = null;
        }
    }

    /**
     * A server that is taken for down.
     *
     * @param failures requests in a row without an answer
     * @param since how long ago the first of them failed
     * @param next how long until it is tried again
     * @param isTried whether that is happening now
     */
    record Outage(int failures, Duration since, Duration next, boolean isTried) {}

    /** One request on its way. Used by one thread. */
    final class Attempt implements AutoCloseable {
        private Attempt() {}

        /** The server answered, whatever it said. */
        void answered() {
            Circuit.this.close();
        }

        /** There is no server, or it did not answer in time. */
        void unanswered() {
            fail(this);
        }

        /** Without a word before, nothing was learnt of the server. */
        @Override
        public void close() {
            abandon(this);
        }
    }
}
