package io.githops.git;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of a push.
 *
 * @param words of the server; empty when it said nothing
 * @param cause why nothing is known; else null
 */
record PushOutcome(Status status, String words, @Nullable Exception cause) {
    private static final int MAX_LENGTH = 1_000;

    static PushOutcome of(Status status) {
        return new PushOutcome(status, "", null);
    }

    static PushOutcome refused(String words) {
        String text = words.lines()
                .map(line -> line.replaceAll("[\\s\\p{Cntrl}]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return new PushOutcome(
                Status.REFUSED, text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…", null);
    }

    static PushOutcome unknown(Exception cause) {
        return new PushOutcome(Status.UNKNOWN, "", cause);
    }

    enum Status {
        /** The branch is as it was to be. */
        DONE,
        /** The branch is not as it was expected. */
        RACED,
        /** The server does not take it, or somebody else was quicker and it says so in its own words. */
        REFUSED,
        /** The line was cut before the server answered. */
        UNKNOWN
    }
}
