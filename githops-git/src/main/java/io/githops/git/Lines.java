package io.githops.git;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Opens lines to hosts, straight or through the proxy, which the deadline of an exchange cuts. */
final class Lines {
    private static final int PROXY_ASKS_FOR_CREDENTIALS = 407;

    private final GitAccess access;
    private final Deadline deadline;

    Lines(GitAccess access, Deadline deadline) {
        this.access = access;
        this.deadline = deadline;
    }

    /** A line to a host, through a tunnel when there is a proxy. */
    Socket to(String host, int port) throws IOException {
        ProxyAddress proxy = access.proxy();
        if (proxy == null) {
            return connect(host, port, "the host");
        }
        Socket line = toProxy(proxy);
        dig(line, proxy, host + ":" + port);
        return line;
    }

    /** A line to the proxy itself. */
    Socket toProxy(ProxyAddress proxy) throws IOException {
        return connect(proxy.host(), proxy.port(), "the proxy " + proxy);
    }

    /** Header and line break that show the proxy its credentials; empty when there are none. */
    static String authorization(ProxyAddress proxy) {
        GitCredentials credentials = proxy.credentials().get();
        return credentials == null ? "" : "Proxy-Authorization: " + credentials.authorization() + "\r\n";
    }

    /** What it means when a proxy does not let a request through. */
    static AccessFailure refusal(ProxyAddress proxy, int status) {
        return status == PROXY_ASKS_FOR_CREDENTIALS
                ? AccessFailure.unauthorized(
                        "the proxy " + proxy + " asks for credentials, or refuses those given (HTTP " + status + ")",
                        "credentials that the proxy takes",
                        "check proxy(...)")
                : AccessFailure.unavailable(
                        "the proxy " + proxy + " makes no connection to the host (HTTP " + status + ")",
                        "a proxy that reaches this host and port",
                        "check proxy(...), or ask whoever runs the proxy");
    }

    private static void dig(Socket line, ProxyAddress proxy, String target) throws IOException {
        String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + authorization(proxy) + "\r\n";
        OutputStream out = line.getOutputStream();
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        int status = HttpHead.read(line.getInputStream()).status();
        if (status / 100 != 2) {
            line.close();
            throw refusal(proxy, status);
        }
    }

    private Socket connect(String host, int port, String whom) throws IOException {
        Duration timeout = access.timeout();
        try {
            IOException last = new IOException("the name leads to no address");
            for (InetAddress address : InetAddress.getAllByName(host)) {
                try {
                    return connect(new InetSocketAddress(address, port), Math.toIntExact(timeout.toMillis()));
                } catch (IOException e) {
                    last = e;
                }
            }
            throw last;
        } catch (IOException e) {
            throw NetworkFailure.ofConnecting(e, whom, timeout);
        }
    }

    /** Not through a proxy of the process. */
    private Socket connect(InetSocketAddress address, int timeoutMillis) throws IOException {
        Socket line = deadline.owns(new Socket(Proxy.NO_PROXY));
        try {
            line.connect(address, timeoutMillis);
            line.setSoTimeout(timeoutMillis);
            line.setTcpNoDelay(true);
            return line;
        } catch (IOException e) {
            line.close();
            throw e;
        }
    }
}
