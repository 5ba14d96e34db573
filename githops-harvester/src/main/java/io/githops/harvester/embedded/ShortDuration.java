package io.githops.harvester.embedded;

import java.time.Duration;

/** Durations for people, coarser the longer they are, as {@code kubectl} prints ages. */
final class ShortDuration {
    private static final int DAYS_A_YEAR = 365;

    private ShortDuration() {}

    static String text(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        long minutes = seconds / 60;
        long hours = minutes / 60;
        long days = hours / 24;
        if (minutes < 2) {
            return seconds + "s";
        }
        if (minutes < 10) {
            return pair(minutes, "m", seconds % 60, "s");
        }
        if (hours < 3) {
            return minutes + "m";
        }
        if (hours < 8) {
            return pair(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        if (days < 8) {
            return pair(days, "d", hours % 24, "h");
        }
        if (days < 2 * DAYS_A_YEAR) {
            return days + "d";
        }
        return days < 8 * DAYS_A_YEAR
                ? pair(days / DAYS_A_YEAR, "y", days % DAYS_A_YEAR, "d")
                : days / DAYS_A_YEAR + "y";
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
