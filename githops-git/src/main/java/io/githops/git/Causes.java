package io.githops.git;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What exceptions say of each other. */
final class Causes {
    private static final int MAX_CAUSES = 20;
    private static final int MAX_REASON_LENGTH = 200;

    private Causes() {}

    /** The failure and its causes, the outermost first. */
    static List<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
    }

    static boolean has(Throwable failure, Class<?>... types) {
        return of(failure).stream().anyMatch(cause -> Stream.of(types).anyMatch(type -> type.isInstance(cause)));
    }

    static Throwable innermost(Throwable failure) {
        List<Throwable> causes = of(failure);
        return causes.get(causes.size() - 1);
    }

    /** The message on one short line; a server may have written it. */
    static String reason(Throwable failure) {
        String text = Objects.requireNonNullElse(failure.getMessage(), "no reason given")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return text.length() <= MAX_REASON_LENGTH ? text : text.substring(0, MAX_REASON_LENGTH) + "…";
    }
}
