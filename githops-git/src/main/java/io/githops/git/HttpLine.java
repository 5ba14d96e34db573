package io.githops.git;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.util.Locale;

/** A connection to an HTTP server, or for {@code http} to the proxy that asks it. */
final class HttpLine {
    private final String origin;
    private final InputStream in;
    private final OutputStream out;

    private HttpLine(String origin, Socket socket) throws IOException {
        this.origin = origin;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    static HttpLine to(URL url, GitAccess access, Lines lines, TlsFiles files) throws IOException {
        return new HttpLine(origin(url), socket(url, access, lines, files));
    }

    private static Socket socket(URL url, GitAccess access, Lines lines, TlsFiles files) throws IOException {
        if (isSecure(url)) {
            return Tls.over(lines.to(url.getHost(), port(url)), url.getHost(), port(url), files);
        }
        return access.proxy() == null ? lines.to(url.getHost(), port(url)) : lines.toProxy(access.proxy());
    }

    /** Scheme, host and port. */
    static String origin(URL url) {
        return (url.getProtocol() + "://" + url.getHost()).toLowerCase(Locale.ROOT) + ":" + port(url);
    }

    static boolean isSecure(URL url) {
        return url.getProtocol().equalsIgnoreCase("https");
    }

    boolean leadsTo(URL url) {
        return origin.equals(origin(url));
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    private static int port(URL url) {
        return url.getPort() > 0 ? url.getPort() : url.getDefaultPort();
    }
}
