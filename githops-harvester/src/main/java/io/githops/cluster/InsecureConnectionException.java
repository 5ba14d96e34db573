package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/**
 * No encrypted connection came about for another reason than trust, such as a port that does not speak TLS: check the port and
 * the TLS versions of both sides.
 */
public final class InsecureConnectionException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public InsecureConnectionException(String message, @Nullable Throwable cause) {
        super("GH3015", message, ClusterStatus.none(), cause);
    }
}
