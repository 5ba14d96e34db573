package io.githops.diff.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long things take here, and how their times are written. */
public final class Timing {
    public static final Duration IMPORT = Duration.ofSeconds(2);
    /** How long an attempt takes that fails before any data is moved. */
    public static final Duration RETRY = Duration.ofSeconds(1);

    public static final Duration BIND = Duration.ofSeconds(1);
    public static final Duration EXPAND = Duration.ofSeconds(1);
    public static final Duration BOOT = Duration.ofSeconds(2);
    public static final Duration SHUTDOWN = Duration.ofSeconds(1);
    /** Each phase of a migration. */
    public static final Duration MIGRATE = Duration.ofSeconds(1);

    public static final Duration DEPLOY = Duration.ofSeconds(2);
    public static final Duration SNAPSHOT = Duration.ofSeconds(1);
    public static final Duration BACKUP = Duration.ofSeconds(3);
    public static final Duration RESTORE = Duration.ofSeconds(3);

    private Timing() {}

    /** As Kubernetes writes times: UTC, whole seconds. */
    public static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Empty when the text is no time. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public static boolean isOver(Instant start, Duration duration, Instant now) {
        return !now.isBefore(start.plus(duration));
    }

    /** How much of a task is done, in per cent; below 100 until it is over. */
    public static long percent(Instant start, Duration duration, Instant now) {
        long percent = Duration.between(start, now).toMillis() * 100 / duration.toMillis();
        return isOver(start, duration, now) ? 100 : Math.max(0, percent);
    }
}
