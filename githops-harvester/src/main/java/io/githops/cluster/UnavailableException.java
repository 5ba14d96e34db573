package io.githops.cluster;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cluster cannot be reached, is overloaded or failed: try again later. */
public sealed class UnavailableException extends ClusterException
        permits TimedOutException, UnknownHostNameException, InsecureConnectionException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** @param retryAfter when the server said how long to wait, else null */
    public UnavailableException(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super("GH3001", message, cause);
        this.retryAfter = retryAfter;
    }

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public UnavailableException(String message, ClusterStatus status) {
        this("GH3001", message, status, null);
    }

    UnavailableException(String code, String message, ClusterStatus status, @Nullable Throwable cause) {
        super(code, message, status, cause);
        retryAfter = status.retryAfter().orElse(null);
    }

    /** How long to wait before the next attempt, as the server or the client itself knows it. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
