package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted, or the call cancelled, while it waited: let the work go. The thread's interrupt flag is
 * set. A write may have been carried out all the same.
 */
public final class InterruptedCallException extends ClusterException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public InterruptedCallException(String message, @Nullable Throwable cause) {
        super("GH3016", message, cause);
    }
}
