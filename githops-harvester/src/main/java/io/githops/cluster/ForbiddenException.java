package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/** The cluster knows the caller and does not allow the request. */
public final class ForbiddenException extends ClusterException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public ForbiddenException(String message, @Nullable Throwable cause) {
        super("GH3003", message, cause);
    }

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public ForbiddenException(String message, ClusterStatus status, @Nullable Throwable cause) {
        super("GH3003", message, status, cause);
    }
}
