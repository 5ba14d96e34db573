package io.githops.harvester.embedded;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options after the question mark; of an option that is given twice the first counts. */
final class Query {
    private final Map<String, String> options;

    private Query(Map<String, String> options) {
        this.options = options;
    }

    /** @throws ApiFailure when a part is not URL-encoded */
    static Query parse(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            if (!name.isEmpty()) {
                options.putIfAbsent(name, equals < 0 ? "" : decode(part.substring(equals + 1)));
            }
        }
        return new Query(options);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest("invalid URL escape in the query");
        }
    }

    /** The value of an option; empty when it is not given. */
    String text(String name) {
        return options.getOrDefault(name, "");
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    /** Whether an option is given and true; an option without value counts, as with Kubernetes. */
    boolean isTrue(String name) {
        String value = options.getOrDefault(name, "false");
        return !value.equals("false") && !value.equals("0");
    }

    /**
     * A whole number that is not negative.
     *
     * @throws ApiFailure when it is none
     */
    long number(String name, long absent) {
        String value = text(name);
        if (value.isEmpty()) {
            return absent;
        }
        try {
            return Math.max(0, Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw ApiFailure.badRequest("strconv.ParseInt: parsing \"" + value + "\": invalid syntax");
        }
    }
}
