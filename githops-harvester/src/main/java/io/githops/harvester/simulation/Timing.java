package io.githops.harvester.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long things take here, and how their times are written. */
final class Timing {
    static final Duration IMPORT = Duration.ofSeconds(2);
    static final Duration BIND = Duration.ofSeconds(1);
    static final Duration BOOT = Duration.ofSeconds(2);
    static final Duration SHUTDOWN = Duration.ofSeconds(1);
    static final Duration DEPLOY = Duration.ofSeconds(2);

    private Timing() {}

    /** As Kubernetes writes times: UTC, whole seconds. */
    static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Empty when the text is no time. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static boolean isOver(Instant start, Duration duration, Instant now) {
        return !now.isBefore(start.plus(duration));
    }
}
