package io.githops.manifest.yaml;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text is a point in time to kubectl. Only the tag {@code !!timestamp} asks; the value stays text. */
final class Timestamps {
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
                    + "(?:(?: +|(?<zoned>[Tt]))(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,]\\d+)?(?<zone>Z|[-+](\\d{2}):(\\d{2}))?)?");
    private static final int MAX_OFFSET_HOURS = 24;
    private static final int MAX_OFFSET_MINUTES = 60;

    private Timestamps() {}

    static boolean isTimestamp(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        return parts.matches()
                && isDate(number(parts, 1), number(parts, 2), number(parts, 3))
                && number(parts, 5) < 24
                && number(parts, 6) < 60
                && number(parts, 7) < 60
                && (parts.group("zoned") == null) == (parts.group("zone") == null)
                && number(parts, 9) <= MAX_OFFSET_HOURS
                && number(parts, 10) <= MAX_OFFSET_MINUTES;
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    private static boolean isDate(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }
}
