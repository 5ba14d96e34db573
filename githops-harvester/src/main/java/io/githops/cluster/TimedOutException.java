package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/**
 * The answer did not come in time, or the time that the caller allowed is up: allow more, or try again later. A write may have
 * been carried out all the same, so read the object first.
 */
public final class TimedOutException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public TimedOutException(String message, @Nullable Throwable cause) {
        super("GH3013", message, ClusterStatus.none(), cause);
    }

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public TimedOutException(String message, ClusterStatus status) {
        super("GH3013", message, status, null);
    }
}
