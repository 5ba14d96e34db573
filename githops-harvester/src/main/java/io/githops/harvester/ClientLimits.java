package io.githops.harvester;

import java.time.Duration;

/**
 * How much a client asks of a cluster, and how much it lets a cluster ask of it. {@link #standard()} is kind to a small
 * cluster: 50 requests a second after a burst of 100, 16 at a time, three attempts of a request, 60 repetitions a minute,
 * answers of up to 64 MiB, and silence after 5 failures in a row. The limits hold for a client and all its views together.
 * Immutable.
 *
 * <pre>{@code
 * Harvester.builder(kubeconfig).limits(ClientLimits.standard().withConcurrentRequests(4)).build();
 * }</pre>
 */
public final class ClientLimits {
    private static final ClientLimits STANDARD =
            new ClientLimits(50, 100, 16, 3, 60, 64L << 20, 5, Duration.ofSeconds(30));

    private final int requestsPerSecond;
    private final int burst;
    private final int concurrentRequests;
    private final int attempts;
    private final int retriesPerMinute;
    private final long maxAnswerBytes;
    private final int failuresInARow;
    private final Duration longestSilence;

    private ClientLimits(
            int requestsPerSecond,
            int burst,
            int concurrentRequests,
            int attempts,
            int retriesPerMinute,
            long maxAnswerBytes,
            int failuresInARow,
            Duration longestSilence) {
        this.requestsPerSecond = atLeast(1, requestsPerSecond, "requestsPerSecond");
        this.burst = atLeast(1, burst, "burst");
        this.concurrentRequests = atLeast(1, concurrentRequests, "concurrentRequests");
        this.attempts = atLeast(1, attempts, "attempts");
        this.retriesPerMinute = atLeast(0, retriesPerMinute, "retriesPerMinute");
        this.failuresInARow = atLeast(1, failuresInARow, "failuresInARow");
        this.maxAnswerBytes = maxAnswerBytes;
        this.longestSilence = longestSilence;
        if (maxAnswerBytes < 1) {
            throw new IllegalArgumentException("maxAnswerBytes: found " + maxAnswerBytes + "; expected at least 1");
        }
        if (longestSilence.isNegative() || longestSilence.isZero()) {
            throw new IllegalArgumentException("longestSilence: found " + longestSilence + "; expected more than zero");
        }
    }

    /** The limits that hold unless others are given. */
    public static ClientLimits standard() {
        return STANDARD;
    }

    /**
     * As many requests and repetitions as the caller makes, and no silence after failures: for a cluster in the same program,
     * which nobody else needs and where nothing takes time. Attempts and the size of answers are limited as ever.
     */
    public static ClientLimits unpaced() {
        return STANDARD.withRate(Integer.MAX_VALUE, Integer.MAX_VALUE)
                .withConcurrentRequests(Integer.MAX_VALUE)
                .withRetries(STANDARD.attempts, Integer.MAX_VALUE)
                .withCircuit(Integer.MAX_VALUE, STANDARD.longestSilence);
    }

    /**
     * Limits how often requests begin, watches and repetitions too.
     *
     * @param newRequestsPerSecond how many may begin each second in the long run; at least 1
     * @param newBurst how many may begin at once after a pause; at least 1
     */
    public ClientLimits withRate(int newRequestsPerSecond, int newBurst) {
        return new ClientLimits(
                newRequestsPerSecond,
                newBurst,
                concurrentRequests,
                attempts,
                retriesPerMinute,
                maxAnswerBytes,
                failuresInARow,
                longestSilence);
    }

    /** Limits how many requests are under way at a time; at least 1. Open watches do not count. */
    public ClientLimits withConcurrentRequests(int most) {
        return new ClientLimits(
                requestsPerSecond,
                burst,
                most,
                attempts,
                retriesPerMinute,
                maxAnswerBytes,
                failuresInARow,
                longestSilence);
    }

    /**
     * Limits repetition.
     *
     * @param newAttempts how often one request is made at most; 1 for no repetition
     * @param newRetriesPerMinute how many repetitions the client makes in a minute at most; ten successes earn one more
     */
    public ClientLimits withRetries(int newAttempts, int newRetriesPerMinute) {
        return new ClientLimits(
                requestsPerSecond,
                burst,
                concurrentRequests,
                newAttempts,
                newRetriesPerMinute,
                maxAnswerBytes,
                failuresInARow,
                longestSilence);
    }

    /** Limits how much of an answer is read; a list comes in several answers, and watches are not counted. */
    public ClientLimits withMaxAnswerBytes(long most) {
        return new ClientLimits(
                requestsPerSecond,
                burst,
                concurrentRequests,
                attempts,
                retriesPerMinute,
                most,
                failuresInARow,
                longestSilence);
    }

    /**
     * When the client takes the server for down. Calls then fail at once, but for one that tries again after a second, and
     * after twice as long each time that fails.
     *
     * @param newFailuresInARow how many requests in a row find no server, or get no answer in time; at least 1
     * @param newLongestSilence how long the client waits at most before it tries again
     */
    public ClientLimits withCircuit(int newFailuresInARow, Duration newLongestSilence) {
        return new ClientLimits(
                requestsPerSecond,
                burst,
                concurrentRequests,
                attempts,
                retriesPerMinute,
                maxAnswerBytes,
                newFailuresInARow,
                newLongestSilence);
    }

    /** How many requests may begin each second in the long run. */
    public int requestsPerSecond() {
        return requestsPerSecond;
    }

    /** How many requests may begin at once after a pause. */
    public int burst() {
        return burst;
    }

    /** How many requests may be under way at a time. */
    public int concurrentRequests() {
        return concurrentRequests;
    }

    /** How often one request is made at most. */
    public int attempts() {
        return attempts;
    }

    /** How many repetitions the client makes in a minute at most. */
    public int retriesPerMinute() {
        return retriesPerMinute;
    }

    /** How much of an answer is read. */
    public long maxAnswerBytes() {
        return maxAnswerBytes;
    }

    /** How many requests in a row fail until the server is taken for down. */
    public int failuresInARow() {
        return failuresInARow;
    }

    /** How long the client waits at most before it tries again a server that was down. */
    public Duration longestSilence() {
        return longestSilence;
    }

    private static int atLeast(int least, int found, String name) {
        if (found < least) {
            throw new IllegalArgumentException(name + ": found " + found + "; expected at least " + least);
        }
        return found;
    }
}
