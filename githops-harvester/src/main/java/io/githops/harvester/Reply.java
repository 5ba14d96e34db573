package io.githops.harvester;

import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was read to its end.
 *
 * @param body null when it is not JSON; never null on success
 */
record Reply(int code, HttpHeaders headers, @Nullable Tree body) {

    static boolean isSuccess(int code) {
        return code >= 200 && code < 300;
    }

    /** The media type without parameters, in lower case; empty when the server named none. */
    static String mediaType(HttpHeaders headers) {
        String value = headers.firstValue("Content-Type").orElse("");
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    boolean isSuccess() {
        return isSuccess(code);
    }

    /** Whether the server did not take the request on because it has too much to do. */
    boolean isOverload() {
        return (code == 429 || code == 503) && !status().isRefusal();
    }

    /** Whether a gateway before the server found none, or got no answer in time. */
    boolean isFromGatewayInVain() {
        return (code == 502 || code == 504) && !status().isKubernetes();
    }

    /** Whether the server turned the request away before it did anything. */
    boolean isTurnedAway() {
        return code == 429 && !status().isRefusal();
    }

    ServerStatus status() {
        return body instanceof Mapping mapping ? ServerStatus.of(mapping) : ServerStatus.NONE;
    }

    /** How long the server asks to wait, from the header or else from the body. */
    Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After").flatMap(this::parseRetryAfter).or(() -> status().retryAfter());
    }

    private Optional<Duration> parseRetryAfter(String value) {
        if (value.matches("[0-9]{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        Optional<ZonedDateTime> until = parseDate(value);
        Optional<ZonedDateTime> now = headers.firstValue("Date").flatMap(Reply::parseDate);
        return until.isPresent() && now.isPresent()
                ? Optional.of(Duration.between(now.get(), until.get())).filter(wait -> !wait.isNegative())
                : Optional.empty();
    }

    private static Optional<ZonedDateTime> parseDate(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
