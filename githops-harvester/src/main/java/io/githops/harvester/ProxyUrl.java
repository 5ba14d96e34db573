package io.githops.harvester;

import java.net.InetSocketAddress;
import java.net.URI;

/** Reads where a proxy is. */
final class ProxyUrl {
    private static final int HTTP_PORT = 80;

    private ProxyUrl() {}

    /** @throws IllegalArgumentException when Java's client cannot ask such a proxy; says why, without the URL's credentials */
    static InetSocketAddress address(URI uri) {
        if (!"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "not supported, as Java asks proxies over http alone; expected a URL such as"
                            + " http://proxy.example:3128 (what goes to the server stays encrypted on such a way)");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "holds a user name, which is not supported, as Java gives a proxy no password"
                            + " unless the whole process is told to; let the proxy know this machine by its address, or run one on"
                            + " this machine that has the password");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("names no host; expected a URL such as http://proxy.example:3128");
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        return InetSocketAddress.createUnresolved(host, uri.getPort() < 0 ? HTTP_PORT : uri.getPort());
    }
}
