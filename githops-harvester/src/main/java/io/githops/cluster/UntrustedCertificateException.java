package io.githops.cluster;

import org.jspecify.annotations.Nullable;

/** The server's certificate is not signed by a trusted authority, or is for another name. */
public final class UntrustedCertificateException extends ClusterException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public UntrustedCertificateException(String message, @Nullable Throwable cause) {
        super("GH3004", message, cause);
    }
}
