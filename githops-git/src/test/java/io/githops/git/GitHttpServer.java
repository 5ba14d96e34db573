package io.githops.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** Serves one repository at {@code /infra.git} over smart HTTP on the loopback interface, and answers as it is told. */
final class GitHttpServer implements AutoCloseable {
    private final HttpServer server;
    private final Backend backend;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String authorization;
    private volatile @Nullable String redirection;
    private volatile int status = 200;
    private volatile boolean portal;

    private GitHttpServer(Backend backend, HttpServer server) {
        this.backend = backend;
        this.server = server;
    }

    static GitHttpServer start(Repository repository) throws IOException {
        return start(new JGitBackend(repository));
    }

    static GitHttpServer start(Backend backend) throws IOException {
        return start(backend, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** Over TLS; asks for a client's certificate when {@code mutual}. */
    static GitHttpServer start(Repository repository, SSLContext tls, boolean mutual) throws IOException {
        var https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters chosen = getSSLContext().getDefaultSSLParameters();
                chosen.setNeedClientAuth(mutual);
                parameters.setSSLParameters(chosen);
            }
        });
        return start(new JGitBackend(repository), https);
    }

    private static GitHttpServer start(Backend backend, HttpServer http) {
        var server = new GitHttpServer(backend, http);
        http.createContext("/", server::answer);
        http.start();
        return server;
    }

    /** Answers 401 to whoever does not send this header. */
    GitHttpServer require(String authorization) {
        this.authorization = authorization;
        return this;
    }

    /** Answers everything with this status. */
    GitHttpServer status(int status) {
        this.status = status;
        return this;
    }

    /** Answers everything with a page, as a gateway does that asks its guests to log in. */
    GitHttpServer portal(boolean portal) {
        this.portal = portal;
        return this;
    }

    /** Sends everybody to another server. */
    GitHttpServer redirectTo(GitHttpServer other) {
        return redirectTo(other.origin());
    }

    GitHttpServer redirectTo(String origin) {
        redirection = origin;
        return this;
    }

    String url() {
        return origin() + "/infra.git";
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Method, path and header {@code Authorization} of the requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String origin() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(exchange.getRequestMethod() + " " + path + " " + given);
        if (redirection != null) {
            exchange.getResponseHeaders().add("Location", redirection + exchange.getRequestURI());
            exchange.sendResponseHeaders(302, -1);
        } else if (authorization != null && !authorization.equals(given)) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
            exchange.sendResponseHeaders(401, -1);
        } else if (status != 200) {
            exchange.sendResponseHeaders(status, -1);
        } else if (portal) {
            send(exchange, "text/html", "<html>Welcome</html>".getBytes());
        } else if (path.equals("/infra.git/info/refs")) {
            send(exchange, "application/x-git-upload-pack-advertisement", advertisement(exchange));
        } else if (path.equals("/infra.git/git-upload-pack")) {
            send(exchange, "application/x-git-upload-pack-result", pack(exchange));
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private byte[] advertisement(HttpExchange exchange) throws IOException {
        var out = new ByteArrayOutputStream();
        var lines = new PacketLineOut(out);
        lines.writeString("# service=git-upload-pack\n");
        lines.end();
        backend.advertise(protocol(exchange), out);
        return out.toByteArray();
    }

    private byte[] pack(HttpExchange exchange) throws IOException {
        var out = new ByteArrayOutputStream();
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream body = exchange.getRequestBody();
        backend.serve(protocol(exchange), zipped ? new GZIPInputStream(body) : body, out);
        return out.toByteArray();
    }

    private static String protocol(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Git-Protocol"), "");
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** One side of the Git protocol, a request at a time. */
    interface Backend {
        void advertise(String protocol, OutputStream out) throws IOException;

        void serve(String protocol, InputStream in, OutputStream out) throws IOException;
    }

    private record JGitBackend(Repository repository) implements Backend {
        @Override
        public void advertise(String protocol, OutputStream out) throws IOException {
            uploadPack(protocol).sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(out)), null);
        }

        @Override
        public void serve(String protocol, InputStream in, OutputStream out) throws IOException {
            uploadPack(protocol).upload(in, out, null);
        }

        private UploadPack uploadPack(String protocol) {
            var uploadPack = new UploadPack(repository);
            uploadPack.setBiDirectionalPipe(false);
            uploadPack.setExtraParameters(protocol.isEmpty() ? List.of() : List.of(protocol));
            return uploadPack;
        }
    }
}
