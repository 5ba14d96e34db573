package io.githops.manifest;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The string formats that the API server checks. */
enum TextFormat {
    DATE_TIME("date-time", "a time such as 2026-01-31T12:00:00Z") {
        @Override
        boolean accepts(String text) {
            try {
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    },
    DURATION("duration", "a duration such as 90s or 1h30m") {
        @Override
        boolean accepts(String text) {
            return DURATION_TEXT.matcher(text).matches();
        }
    },
    IPV4("ipv4", "an IPv4 address") {
        @Override
        boolean accepts(String text) {
            return IPV4_TEXT.matcher(text).matches();
        }
    },
    BASE64("byte", "text in base64") {
        @Override
        boolean accepts(String text) {
            String unbroken = text.replace("\n", "").replace("\r", "");
            try {
                Base64.getDecoder().decode(unbroken);
                return unbroken.length() % 4 == 0;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    };

    private static final Pattern DURATION_TEXT =
            Pattern.compile("[+-]?(0|([0-9]+(\\.[0-9]*)?|\\.[0-9]+)\\s*[a-zµμ]+(\\s*[0-9.]+\\s*[a-zµμ]+)*)");
    private static final Pattern IPV4_TEXT =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

    private final String format;
    private final String words;

    TextFormat(String format, String words) {
        this.format = format;
        this.words = words;
    }

    abstract boolean accepts(String text);

    /** What is expected, for messages. */
    String words() {
        return words;
    }

    /** The format of that name in a schema; empty for names that are not checked. */
    static Optional<TextFormat> named(String format) {
        return Arrays.stream(values())
                .filter(known -> known.format.equals(format))
                .findFirst();
    }
}
