package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/** The cluster does not serve the kind or its version. */
public final class UnservedKindException extends ClusterException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public UnservedKindException(String message, @Nullable Throwable cause) {
        super("GH3005", message, cause);
    }

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public UnservedKindException(String message, ClusterStatus status, @Nullable Throwable cause) {
        super("GH3005", message, status, cause);
    }
}
