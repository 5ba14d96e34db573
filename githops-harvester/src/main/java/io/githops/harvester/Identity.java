package io.githops.harvester;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param authorization the {@code Authorization} header, null for none
 * @param certificate shown in TLS, null for none
 */
record Identity(@Nullable String authorization, @Nullable ClientCertificate certificate) {
    static final Identity NONE = new Identity(null, null);

    Identity showing(@Nullable ClientCertificate shown) {
        return new Identity(authorization, shown);
    }

    /** Without its values. */
    @Override
    public String toString() {
        return "an identity";
    }
}
