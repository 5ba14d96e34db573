package io.githops.reconcile;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cluster cannot be reached, is overloaded or failed: try again later. */
public final class UnavailableException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** @param retryAfter when the server said how long to wait, else null */
    public UnavailableException(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super("GH3001", message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the server asked to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
