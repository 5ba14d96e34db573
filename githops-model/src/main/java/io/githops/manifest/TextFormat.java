package io.githops.manifest;

import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
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
            return !text.contains(":") && isParsed(IpAddress::parse, text);
        }
    },
    IPV6("ipv6", "an IPv6 address") {
        @Override
        boolean accepts(String text) {
            return text.contains(":") && isParsed(IpAddress::parse, text);
        }
    },
    CIDR("cidr", "an address and a prefix length such as 192.168.1.0/24") {
        @Override
        boolean accepts(String text) {
            return isParsed(Cidr::parse, text);
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

    private final String format;
    private final String words;

    TextFormat(String format, String words) {
        this.format = format;
        this.words = words;
    }

    private static boolean isParsed(Function<String, ?> parser, String text) {
        try {
            parser.apply(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
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
