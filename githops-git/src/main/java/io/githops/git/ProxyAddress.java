package io.githops.git;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy.
 *
 * @param credentials may give null for none
 */
record ProxyAddress(String host, int port, Supplier<? extends @Nullable GitCredentials> credentials) {
    private static final int DEFAULT_PORT = 80;

    /** @throws IllegalArgumentException when it is no HTTP proxy; the message does not repeat what may be secret */
    static ProxyAddress parse(URI url, Supplier<? extends @Nullable GitCredentials> credentials) {
        if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw malformed("found another kind of address");
        }
        if (url.getRawUserInfo() != null) {
            throw malformed("found a user in the address, where messages would show it; give it as credentials");
        }
        String path = url.getRawPath();
        if (path.length() > 1 || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw malformed("found more than a host and a port");
        }
        return new ProxyAddress(url.getHost(), url.getPort() < 0 ? DEFAULT_PORT : url.getPort(), credentials);
    }

    private static IllegalArgumentException malformed(String found) {
        return new IllegalArgumentException(
                "proxy: " + found + "; expected an HTTP proxy such as http://proxy.example:3128");
    }

    /** As messages show it. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
