package io.githops.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with the input: what was found, what was expected and what to do about it, without any secret value.
 *
 * @param code stable across releases, such as {@code GH1204}; listed in {@code docs/errors.md}
 * @param message one line, without position and code
 * @param position null when the problem has no place in a file
 */
public record Problem(
        Severity severity,
        String code,
        String message,
        @Nullable Position position) {
    /** @throws NullPointerException when severity, code or message is null */
    public Problem {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** A problem that forbids using the input. */
    public static Problem error(String code, String message, @Nullable Position position) {
        return new Problem(Severity.ERROR, code, message, position);
    }

    /** A problem that the input can be used in spite of. */
    public static Problem warning(String code, String message, @Nullable Position position) {
        return new Problem(Severity.WARNING, code, message, position);
    }

    /** {@code vms/web.yaml:14:7: message (GH1204)}. */
    @Override
    public String toString() {
        return (position == null ? "" : position + ": ") + message + " (" + code + ")";
    }

    /** Whether the input may still be used. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
