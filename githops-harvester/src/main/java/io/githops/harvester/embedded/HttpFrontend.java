package io.githops.harvester.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.githops.harvester.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Serves the API over HTTP on the loopback address, with a thread for each request under way. */
final class HttpFrontend {
    private static final System.Logger LOGGER = System.getLogger(HttpFrontend.class.getName());
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final ApiServer api;
    private final HttpServer server;
    private final @Nullable ServerCertificate certificate;
    private final ExecutorService threads;
    private final URI address;
    private final Phaser underWay = new Phaser(1);

    private HttpFrontend(ApiServer api, HttpServer server, @Nullable ServerCertificate certificate) {
        this.api = api;
        this.server = server;
        this.certificate = certificate;
        this.threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "embedded-harvester-http");
            thread.setDaemon(true);
            return thread;
        });
        String scheme = certificate == null ? "http" : "https";
        this.address = URI.create(scheme + "://" + host(server.getAddress().getAddress()) + ":"
                + server.getAddress().getPort());
    }

    /**
     * @param certificate null to serve without TLS
     * @param listening with port 0 for a free one
     * @throws UncheckedIOException when the port cannot be had
     */
    static HttpFrontend start(ApiServer api, @Nullable ServerCertificate certificate, InetSocketAddress listening) {
        sendWithoutDelay();
        var frontend = new HttpFrontend(api, open(certificate, listening), certificate);
        frontend.server.createContext("/", frontend::answer);
        frontend.server.setExecutor(frontend.threads);
        frontend.server.start();
        return frontend;
    }

    /** Otherwise every answer waits some 40 ms for the client to acknowledge its head. */
    private static void sendWithoutDelay() {
        String property = "sun.net.httpserver.nodelay";
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }

    private static HttpServer open(@Nullable ServerCertificate certificate, InetSocketAddress address) {
        try {
            if (certificate == null) {
                return HttpServer.create(address, 0);
            }
            HttpsServer server = HttpsServer.create(address, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded Harvester cannot listen on port " + address.getPort(), e);
        }
    }

    /** An address that listens everywhere is reached over the loopback. */
    private static String host(InetAddress listening) {
        if (listening.isAnyLocalAddress() || listening.isLoopbackAddress()) {
            return "127.0.0.1";
        }
        String text = listening.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    URI address() {
        return address;
    }

    private void answer(HttpExchange exchange) throws IOException {
        underWay.register();
        try {
            byte[] body = exchange.getRequestBody().readNBytes(ApiServer.MAX_BODY_BYTES + 1);
            send(exchange, api.answer(request(exchange, body)));
            exchange.close();
        } catch (BrokenConnection e) {
            // Not closed, which would end the answer in good order: the JDK's server ends the connection instead.
            throw e;
        } catch (IOException | RuntimeException e) {
            exchange.close();
            throw e;
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private static Transport.Request request(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        URI target = exchange.getRequestURI();
        String query = target.getRawQuery();
        String path = target.getRawPath() + (query == null ? "" : "?" + query);
        return new Transport.Request(exchange.getRequestMethod(), path, headers, body);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.isNone()) {
            throw new BrokenConnection();
        }
        reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        try (InputStream body = reply.body()) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(reply.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(reply.status(), Math.max(0, reply.length()));
            copy(body, exchange.getResponseBody(), reply.isLive());
        }
    }

    /** @param eachPart whether the client shall see each part as soon as it is there */
    private static void copy(InputStream body, OutputStream out, boolean eachPart) throws IOException {
        if (eachPart) {
            out.flush();
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            out.write(buffer, 0, count);
            if (eachPart) {
                out.flush();
            }
        }
    }

    /** Breaks all connections off, and goes on at the same address. */
    HttpFrontend restart() {
        stop();
        return start(api, certificate, server.getAddress());
    }

    /** Lets answers that are under way come to their end for a moment. */
    void close() {
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "the embedded Harvester closes with requests under way");
        }
        stop();
    }

    private void stop() {
        server.stop(0);
        threads.shutdownNow();
    }
}
