package io.githops.diff.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long things take here, and how their times are written. */
public final class Timing {
    public static final Duration IMPORT = Duration.ofSeconds(2);
    public static final Duration BIND = Duration.ofSeconds(1);
    public static final Duration BOOT = Duration.ofSeconds(2);
    public static final Duration SHUTDOWN = Duration.ofSeconds(1);
    /** Each phase of a migration. */
    public static final Duration MIGRATE = Duration.ofSeconds(1);

    public static final Duration DEPLOY = Duration.ofSeconds(2);

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
}
