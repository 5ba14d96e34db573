package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/** The cluster does not know the caller: the token or client certificate is missing, wrong or expired. */
public final class UnauthorizedException extends ClusterException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public UnauthorizedException(String message, @Nullable Throwable cause) {
        super("GH3002", message, cause);
    }

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public UnauthorizedException(String message, ClusterStatus status, @Nullable Throwable cause) {
        super("GH3002", message, status, cause);
    }
}
