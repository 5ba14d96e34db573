package io.githops.notify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** So many writes a minute; what was not used in the last minute may be used at once. Not thread-safe. */
final class WriteBudget {
    private static final double MINUTE = 60_000;

    private final int perMinute;
    private double left;
    private @Nullable Instant counted;

    WriteBudget(int perMinute) {
        this.perMinute = perMinute;
        this.left = perMinute;
    }

    /** Takes one write; how long to wait before the next try when there is none, else zero. */
    Duration take(Instant now) {
        if (counted != null && now.isAfter(counted)) {
            long millis = Duration.between(counted, now).toMillis();
            left = Math.min(perMinute, left + millis * perMinute / MINUTE);
        }
        counted = now;
        if (left >= 1) {
            left--;
            return Duration.ZERO;
        }
        return Duration.ofMillis((long) Math.ceil((1 - left) * MINUTE / perMinute));
    }
}
