package io.githops.git;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of one exchange with a server, over one connection while it lasts. Credentials and client
 * certificate go to that server and to no other.
 */
final class HttpConnections implements HttpConnectionFactory {
    private final @Nullable String server;
    private final @Nullable GitCredentials credentials;
    private final GitAccess access;
    private final Lines lines;
    private @Nullable HttpLine idle;
    private @Nullable HttpRequest last;

    HttpConnections(GitAddress address, GitAccess access, Lines lines) {
        this.server = address.isHttp() ? origin(address.uri()) : null;
        this.credentials = access.credentialsFor(address);
        this.access = access;
        this.lines = lines;
    }

    @Override
    public HttpConnection create(URL url) {
        last = new HttpRequest(url, this);
        if (credentials != null && isServer(url)) {
            last.setRequestProperty("Authorization", credentials.authorization());
        }
        return last;
    }

    /** Straight or through the proxy of the access, whatever the process is set to. */
    @Override
    public HttpConnection create(URL url, Proxy ofTheProcess) {
        return create(url);
    }

    /** The proxy that is asked for a URL itself; null when there is none, or a tunnel. */
    @Nullable
    ProxyAddress proxyFor(URL url) {
        return HttpLine.isSecure(url) ? null : access.proxy();
    }

    HttpLine lineTo(URL url) throws IOException {
        HttpLine kept = idle;
        idle = null;
        return kept != null && kept.leadsTo(url)
                ? kept
                : HttpLine.to(
                        url,
                        access,
                        lines,
                        isServer(url) ? access.tlsFiles() : access.tlsFiles().withoutCertificate());
    }

    /** Keeps a line for the next request. */
    void keep(HttpLine line) {
        idle = line;
    }

    /** The status of the last answer; 0 when there was none. */
    int lastStatus() {
        return last == null ? 0 : last.status();
    }

    boolean haveCredentials() {
        return credentials != null;
    }

    /** Whether the last answer came from another server, to which a redirection led. */
    boolean endElsewhere() {
        return last != null && !isServer(last.getURL());
    }

    private boolean isServer(URL url) {
        return HttpLine.origin(url).equals(server);
    }

    private static String origin(URIish server) {
        try {
            return HttpLine.origin(new URL(server.toString()));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
