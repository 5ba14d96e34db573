package io.githops.git;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The PEM files that TLS needs.
 *
 * @param authority null for what the Java runtime trusts
 * @param certificate null for none
 * @param key of the certificate; null when there is none
 */
record TlsFiles(
        @Nullable Path authority,
        @Nullable Path certificate,
        @Nullable Path key) {

    boolean isEmpty() {
        return authority == null && certificate == null;
    }

    /** What may be shown to any server. */
    TlsFiles withoutCertificate() {
        return new TlsFiles(authority, null, null);
    }
}
