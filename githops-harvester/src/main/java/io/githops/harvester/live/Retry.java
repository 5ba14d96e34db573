package io.githops.harvester.live;

import io.githops.cluster.UnavailableException;
import java.time.Duration;

/**
 * How long to wait before a watch is tried again: half a second at first, then ever twice as long up to half a minute, each
 * by chance up to a half shorter; or as long as the server asks for, up to five minutes. Used by one thread.
 */
final class Retry {
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 6;

    private final LiveTime time;
    private int failures;

    Retry(LiveTime time) {
        this.time = time;
    }

    /** Begins with short waits again. */
    void reset() {
        failures = 0;
    }

    Duration next() {
        Duration whole = shorter(LONGEST, FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
        failures++;
        return Duration.ofMillis(Math.round(whole.toMillis() * (0.5 + 0.5 * time.fraction())));
    }

    Duration next(RuntimeException problem) {
        Duration drawn = next();
        Duration asked = problem instanceof UnavailableException unavailable
                ? unavailable.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        return asked.compareTo(drawn) > 0 ? shorter(LONGEST_ASKED, asked) : drawn;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
