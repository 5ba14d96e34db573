package io.githops.model;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * Writes durations as Go does: hours, minutes and seconds from the first that is not zero, the seconds with their
 * fraction; below a second in the largest unit that leaves a whole part.
 */
final class CanonicalDuration {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private CanonicalDuration() {}

    static String text(long nanoseconds) {
        if (nanoseconds == 0) {
            return "0s";
        }
        String sign = nanoseconds < 0 ? "-" : "";
        return sign + (Math.abs(nanoseconds / SECOND) == 0 ? belowSecond(Math.abs(nanoseconds)) : clock(nanoseconds));
    }

    private static String belowSecond(long nanoseconds) {
        if (nanoseconds < 1_000) {
            return nanoseconds + "ns";
        }
        return nanoseconds < 1_000_000 ? decimal(nanoseconds, 3) + "µs" : decimal(nanoseconds, 6) + "ms";
    }

    /** The sign is taken off after dividing, as the longest negative duration has no positive counterpart. */
    private static String clock(long nanoseconds) {
        long minutes = Math.abs(nanoseconds / (60 * SECOND));
        String seconds = decimal(Math.abs(nanoseconds % (60 * SECOND)), 9) + "s";
        if (minutes == 0) {
            return seconds;
        }
        return minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String decimal(long number, int places) {
        return number == 0
                ? "0"
                : BigDecimal.valueOf(number, places).stripTrailingZeros().toPlainString();
    }
}
