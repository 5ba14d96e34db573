package io.githops.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that leads everything to servers on this machine, whatever their names. */
final class HttpProxy implements AutoCloseable {
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Peer peer;
    private volatile @Nullable String authorization;
    private volatile int status = 200;

    private HttpProxy() throws IOException {
        peer = Peer.answering(this::serve);
    }

    static HttpProxy start() throws IOException {
        return new HttpProxy();
    }

    /** Answers 407 to whoever does not send this. */
    HttpProxy require(String authorization) {
        this.authorization = authorization;
        return this;
    }

    /** Answers everything with this status. */
    HttpProxy status(int status) {
        this.status = status;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + peer.port());
    }

    /** The first lines of the requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }

    private void serve(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = readHead(in);
        String[] request = head.substring(0, head.indexOf("\r\n")).split(" ");
        requests.add(request[0] + " " + request[1]);
        boolean allowed = authorization == null || head.indexOf("Proxy-Authorization: " + authorization + "\r\n") > 0;
        if (!allowed || status != 200) {
            write(client, "HTTP/1.1 " + (allowed ? status : 407) + " Refused\r\nContent-Length: 0\r\n\r\n");
        } else if (request[0].equals("CONNECT")) {
            try (var server = new Socket(InetAddress.getLoopbackAddress(), port(request[1]))) {
                write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
                join(client, server);
            }
        } else {
            try (var server = new Socket(
                    InetAddress.getLoopbackAddress(), URI.create(request[1]).getPort())) {
                write(server, head.toString().replaceFirst(" http://[^/]*", " "));
                join(client, server);
            }
        }
    }

    private static StringBuilder readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head;
    }

    private static int port(String authority) {
        return Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes());
    }

    private static void join(Socket client, Socket server) throws IOException {
        Peer.start(() -> copy(client, server));
        server.getInputStream().transferTo(client.getOutputStream());
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        } catch (IOException e) {
            // One of them went away.
        }
    }
}
