package io.githops.harvester;

import io.githops.cluster.ClusterException;
import io.githops.cluster.InterruptedCallException;
import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.Circuit.Attempt;
import io.githops.harvester.Circuit.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a client's requests go out one by one, as far as its limits and the state of the server allow. Thread-safe. */
final class Traffic {
    private final ClientLimits limits;
    private final Timing timing;
    private final Backoff backoff;
    private final RateLimit rate;
    private final Semaphore places;
    private final Circuit circuit;
    private final RetryBudget budget;

    Traffic(ClientLimits limits, Timing timing, Backoff backoff) {
        this.limits = limits;
        this.timing = timing;
        this.backoff = backoff;
        rate = new RateLimit(limits.requestsPerSecond(), limits.burst(), timing);
        places = new Semaphore(limits.concurrentRequests(), true);
        circuit = new Circuit(limits.failuresInARow(), limits.longestSilence(), timing);
        budget = new RetryBudget(limits.retriesPerMinute(), timing);
    }

    Deadline noDeadline() {
        return Deadline.none(timing);
    }

    /** How many more requests could be under way now. */
    int freePlaces() {
        return places.availablePermits();
    }

    /**
     * Waits until a request may go out. The caller closes the turn once the answer is read.
     *
     * @param where what the request is for and where it goes, for messages
     * @throws ClusterException when the server is down, the time is up, or the thread is interrupted
     */
    Turn enter(String where, Deadline deadline) {
        return enter(where, deadline, true);
    }

    /** Waits until a watch may go out, which may then stay open beside all requests. */
    Turn enterWatch(String where, Deadline deadline) {
        return enter(where, deadline, false);
    }

    private Turn enter(String where, Deadline deadline, boolean takesPlace) {
        requireServer(where);
        if (deadline.isPast()) {
            throw outOfTime(where, "the time that was allowed for these calls is up");
        }
        awaitRate(where, deadline);
        boolean isUnderWay = false;
        try {
            if (takesPlace) {
                awaitPlace(where, deadline);
            }
            isUnderWay = true;
        } finally {
            if (!isUnderWay) {
                rate.giveBack();
            }
        }
        Optional<Attempt> attempt = circuit.enter();
        if (attempt.isPresent()) {
            return new Turn(attempt.get(), takesPlace);
        }
        rate.giveBack();
        if (takesPlace) {
            places.release();
        }
        throw down(where, circuit.outage());
    }

    /**
     * Waits until a request may be repeated.
     *
     * @param attempts how often it was made
     * @param asked how long the server asked to wait
     * @return false, without waiting, when it should not be
     * @throws InterruptedCallException when the thread is interrupted
     */
    boolean awaitRetry(String where, Deadline deadline, int attempts, Optional<Duration> asked) {
        Optional<Duration> pause = backoff.pause(attempts, asked).filter(deadline::allows);
        if (pause.isEmpty() || circuit.isOpen() || !budget.take()) {
            return false;
        }
        try {
            backoff.sleep(pause.get());
            return true;
        } catch (InterruptedException e) {
            throw interrupted(where, e);
        }
    }

    /** Takes note of how a request ended. */
    void count(Reply reply) {
        if (reply.isSuccess()) {
            budget.succeeded();
        }
    }

    private void requireServer(String where) {
        Optional<Outage> outage = circuit.outage();
        if (outage.isPresent()) {
            throw down(where, outage);
        }
    }

    private void awaitRate(String where, Deadline deadline) {
        Duration wait = rate.take(deadline).orElseThrow(() -> noTurn(where));
        if (wait.isZero()) {
            return;
        }
        try {
            timing.pause(wait);
        } catch (InterruptedException e) {
            rate.giveBack();
            throw interrupted(where, e);
        }
    }

    private void awaitPlace(String where, Deadline deadline) {
        try {
            Optional<Duration> left = deadline.timeLeft();
            if (left.isEmpty()) {
                places.acquire();
            } else if (!places.tryAcquire(left.get().toNanos(), TimeUnit.NANOSECONDS)) {
                throw noTurn(where);
            }
        } catch (InterruptedException e) {
            throw interrupted(where, e);
        }
    }

    private TimedOutException noTurn(String where) {
        return outOfTime(
                where,
                "the client's own limits (" + limits.requestsPerSecond() + " requests a second, "
                        + limits.concurrentRequests() + " at a time) leave no turn in the time that was allowed");
    }

    private static TimedOutException outOfTime(String where, String found) {
        return new TimedOutException(where + ": " + found + "; allow more time, or try again later", (Throwable) null);
    }

    private static UnavailableException down(String where, Optional<Outage> found) {
        Outage outage = found.orElse(new Outage(0, Duration.ZERO, Duration.ZERO, true));
        String next = outage.isTried() ? "it is being tried now" : "it is tried next in " + seconds(outage.next());
        return new UnavailableException(
                where + ": not asked, as the server has not answered for " + seconds(outage.since()) + " ("
                        + outage.failures() + " requests in a row); " + next,
                outage.next(),
                null);
    }

    private static String seconds(Duration duration) {
        long tenths = Math.round(duration.toMillis() / 100.0);
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
    }

    private static InterruptedCallException interrupted(String where, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InterruptedCallException(where + ": interrupted while waiting for its turn", e);
    }

    /** A request on its way. Used by one thread. */
    final class Turn implements AutoCloseable {
        private final Attempt attempt;
        private final boolean holdsPlace;

        private Turn(Attempt attempt, boolean holdsPlace) {
            this.attempt = attempt;
            this.holdsPlace = holdsPlace;
        }

        /** The server answered, whatever it said. */
        void answered() {
            attempt.answered();
        }

        /** There is no server, or it did not answer in time. */
        void unanswered() {
            attempt.unanswered();
        }

        @Override
        public void close() {
            attempt.close();
            if (holdsPlace) {
                places.release();
            }
        }
    }
}
