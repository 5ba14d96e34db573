package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/** The answer is not what a Kubernetes API server sends: not JSON, cut off, or beyond the limits. */
public final class InvalidAnswerException extends ClusterException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public InvalidAnswerException(String message, @Nullable Throwable cause) {
        super("GH3010", message, cause);
    }

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public InvalidAnswerException(String message, ClusterStatus status, @Nullable Throwable cause) {
        super("GH3010", message, status, cause);
    }
}
