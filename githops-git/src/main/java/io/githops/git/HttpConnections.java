package io.githops.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of one exchange with a server, sends the credentials with each request to that server and no
 * other, and remembers the last answer.
 */
final class HttpConnections implements HttpConnectionFactory {
    private final HttpConnectionFactory connections = new JDKHttpConnectionFactory();
    private final URIish server;
    private final @Nullable GitCredentials credentials;
    private @Nullable HttpConnection last;

    HttpConnections(URIish server, @Nullable GitCredentials credentials) {
        this.server = server;
        this.credentials = credentials;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return authorize(connections.create(url), url);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return authorize(connections.create(url, proxy), url);
    }

    /** The status of the last answer; 0 when there was none. */
    int lastStatus() {
        try {
            return last == null ? 0 : last.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    boolean haveCredentials() {
        return credentials != null;
    }

    /** Whether the last answer came from another server, to which a redirection led. */
    boolean endElsewhere() {
        return last != null && !isServer(last.getURL());
    }

    private HttpConnection authorize(HttpConnection connection, URL url) {
        if (credentials != null && isServer(url)) {
            connection.setRequestProperty("Authorization", credentials.authorization());
        }
        last = connection;
        return connection;
    }

    private boolean isServer(URL url) {
        return url.getProtocol().equals(server.getScheme())
                && url.getHost().equalsIgnoreCase(server.getHost())
                && port(url) == (server.getPort() > 0 ? server.getPort() : url.getDefaultPort());
    }

    private static int port(URL url) {
        return url.getPort() > 0 ? url.getPort() : url.getDefaultPort();
    }
}
