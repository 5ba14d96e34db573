package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/** The object, or the namespace it should be in, does not exist. */
public final class NotFoundException extends ClusterException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public NotFoundException(String message, @Nullable Throwable cause) {
        super("GH3006", message, cause);
    }

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public NotFoundException(String message, ClusterStatus status, @Nullable Throwable cause) {
        super("GH3006", message, status, cause);
    }
}
