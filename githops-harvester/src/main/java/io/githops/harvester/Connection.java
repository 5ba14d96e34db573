package io.githops.harvester;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach an API server.
 *
 * @param namespace the one that is meant where none is named
 * @param authorities null for those that the Java runtime trusts
 * @param serverName what the server's certificate has to be for; null for the host in its URL
 * @param proxy null for what the Java runtime is set to
 */
record Connection(
        ServerUrl server,
        String namespace,
        @Nullable List<X509Certificate> authorities,
        boolean trustsAnyCertificate,
        @Nullable ServerName serverName,
        Credentials credentials,
        @Nullable InetSocketAddress proxy,
        Duration requestTimeout,
        String userAgent) {

    /** The server alone. */
    @Override
    public String toString() {
        return server.text();
    }
}
