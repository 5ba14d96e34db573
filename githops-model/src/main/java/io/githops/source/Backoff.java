package io.githops.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that become twice as long each time, each cut by a random part of its second half. Not thread-safe. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.next = first;
    }

    /** How long to wait now, so that many that failed together do not come back together. */
    Duration pause() {
        Duration whole = next;
        next = whole.compareTo(longest.dividedBy(2)) < 0 ? whole.multipliedBy(2) : longest;
        double part = (1 + random.nextDouble()) / 2;
        return Duration.ofNanos(Math.round(whole.toNanos() * part));
    }

    Duration longest() {
        return longest;
    }

    void reset() {
        next = first;
    }
}
