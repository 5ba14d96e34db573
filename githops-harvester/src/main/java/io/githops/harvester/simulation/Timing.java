package io.githops.harvester.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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

    static boolean isOver(Instant start, Duration duration, Instant now) {
        return !now.isBefore(start.plus(duration));
    }
}
