package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/**
 * The name service does not know the server's host name: correct the server URL, or the name service.
 */
public final class UnknownHostNameException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public UnknownHostNameException(String message, @Nullable Throwable cause) {
        super("GH3014", message, ClusterStatus.none(), cause);
    }
}
