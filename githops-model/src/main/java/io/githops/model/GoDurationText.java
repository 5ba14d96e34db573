package io.githops.model;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads durations. Sums are kept negative on the way, as there is one more negative nanosecond than there are positive
 * ones.
 */
final class GoDurationText {
    private static final Pattern SIGN = Pattern.compile("[+-]?");
    private static final Pattern PART = Pattern.compile("(?<whole>[0-9]*)(?:\\.(?<part>[0-9]*))?(?<unit>[^0-9.]*)");
    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "\u03bcs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final long MOST_BEFORE_A_DIGIT = (Long.MAX_VALUE - 9) / 10;

    private final String text;

    GoDurationText(String text) {
        this.text = text;
    }

    long nanoseconds() {
        Matcher sign = SIGN.matcher(text);
        int start = sign.lookingAt() ? sign.end() : 0;
        if (text.substring(start).equals("0")) {
            return 0;
        }
        try {
            long negated = negatedSum(start);
            return text.startsWith("-") ? negated : Math.negateExact(negated);
        } catch (ArithmeticException e) {
            throw fault("beyond 292 years");
        }
    }

    private long negatedSum(int start) {
        Matcher part = PART.matcher(text);
        long sum = 0;
        int at = start;
        do {
            part.region(at, text.length());
            if (!part.lookingAt() || part.end() == at) {
                throw fault("no number");
            }
            sum = Math.addExact(sum, negated(part));
            at = part.end();
        } while (at < text.length());
        return sum;
    }

    private long negated(Matcher part) {
        String whole = part.group("whole");
        String fraction = part.group("part") == null ? "" : part.group("part");
        if (whole.isEmpty() && fraction.isEmpty()) {
            throw fault("no number");
        }
        long unit = unit(part.group("unit"));
        return Math.subtractExact(Math.multiplyExact(negated(whole), unit), nanoseconds(fraction, unit));
    }

    private long unit(String name) {
        Long unit = UNITS.get(name);
        if (unit == null) {
            throw fault(name.isEmpty() ? "a number without a unit" : "unknown unit \"" + name + "\"");
        }
        return unit;
    }

    private static long negated(String digits) {
        try {
            return digits.isEmpty() ? 0 : Long.parseLong("-" + digits);
        } catch (NumberFormatException e) {
            throw new ArithmeticException("more nanoseconds than there are");
        }
    }

    /** In binary floating point and from as many digits as Go takes, which tells in the last nanosecond. */
    private static long nanoseconds(String fraction, long unit) {
        long value = 0;
        int digits = 0;
        while (digits < fraction.length() && value <= MOST_BEFORE_A_DIGIT) {
            value = 10 * value + fraction.charAt(digits) - '0';
            digits++;
        }
        return (long) (value * (unit / Math.pow(10, digits)));
    }

    private IllegalArgumentException fault(String fault) {
        return Refused.text(text, fault, GoDuration.EXPECTED + "; the units are h, m, s, ms, us and ns");
    }
}
