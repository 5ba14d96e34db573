package io.githops.model;

import io.githops.model.Timestamp.Precision;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes timestamps. */
final class TimestampText {
    private static final Pattern FORM = Pattern.compile("(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})"
            + "T(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?"
            + "(?:Z|(?<sign>[+-])(?<hours>[0-9]{2}):(?<minutes>[0-9]{2}))");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);
    private static final int MICRO_DIGITS = 6;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    private static final String SHAPE = "0000-00-00T00:00:00Z";

    private final String text;
    private final Matcher form;

    private TimestampText(String text) {
        this.text = text;
        form = FORM.matcher(text);
    }

    static Timestamp parse(String text) {
        return isPlain(text) ? plain(text) : new TimestampText(text).parse();
    }

    /** Whether this is a time in UTC without a fraction, by its shape. */
    private static boolean isPlain(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (SHAPE.charAt(i) == '0' ? !isDigit : c != SHAPE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Timestamp plain(String text) {
        try {
            var local = LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 5, 7),
                    digits(text, 8, 10),
                    digits(text, 11, 13),
                    digits(text, 14, 16),
                    digits(text, 17, 19));
            return new Timestamp(local.toInstant(ZoneOffset.UTC), Precision.SECONDS, text);
        } catch (DateTimeException e) {
            throw new TimestampText(text).fault("no such day or time of day");
        }
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    static String canonical(Instant instant, Precision precision) {
        return (precision == Precision.SECONDS ? SECONDS : MICROSECONDS).format(instant.atOffset(ZoneOffset.UTC));
    }

    /** @throws IllegalArgumentException when an instant is not within the years that have four digits */
    static Instant requireFourDigits(Instant instant, String text) {
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw Refused.text(text, "not within the years 0 to 9999", Timestamp.EXPECTED);
        }
        return instant;
    }

    private Timestamp parse() {
        if (!form.matches()) {
            throw fault("not in the form of RFC 3339");
        }
        Instant instant = local().toInstant(ZoneOffset.UTC).minus(offset());
        return new Timestamp(
                requireFourDigits(instant, text),
                form.group("fraction") == null ? Precision.SECONDS : Precision.MICROSECONDS,
                text);
    }

    private LocalDateTime local() {
        try {
            return LocalDateTime.of(
                    number("year"),
                    number("month"),
                    number("day"),
                    number("hour"),
                    number("minute"),
                    number("second"),
                    microseconds() * 1000);
        } catch (DateTimeException e) {
            throw fault("no such day or time of day");
        }
    }

    private int microseconds() {
        String fraction = form.group("fraction") == null ? "" : form.group("fraction");
        return Integer.parseInt((fraction + "0".repeat(MICRO_DIGITS)).substring(0, MICRO_DIGITS));
    }

    private Duration offset() {
        if (form.group("sign") == null) {
            return Duration.ZERO;
        }
        if (number("hours") > 24 || number("minutes") > 60) {
            throw fault("an offset beyond 24 hours");
        }
        Duration offset = Duration.ofHours(number("hours")).plusMinutes(number("minutes"));
        return form.group("sign").equals("-") ? offset.negated() : offset;
    }

    private int number(String group) {
        return Integer.parseInt(form.group(group));
    }

    private IllegalArgumentException fault(String fault) {
        return Refused.text(text, fault, Timestamp.EXPECTED);
    }
}
