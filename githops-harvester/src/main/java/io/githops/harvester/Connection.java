package io.githops.harvester;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach an API server.
 *
 * @param authorities null for those that the Java runtime trusts
 * @param clientCertificate null for none
 * @param proxy null for what the Java runtime is set to
 */
record Connection(
        ServerUrl server,
        @Nullable List<X509Certificate> authorities,
        boolean trustsAnyCertificate,
        Credentials credentials,
        @Nullable ClientCertificate clientCertificate,
        @Nullable InetSocketAddress proxy,
        Duration requestTimeout,
        String userAgent) {

    /** The server alone. */
    @Override
    public String toString() {
        return server.text();
    }
}
