package io.githops.examples.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.githops.webhook.WebhookEvent;
import io.githops.webhook.WebhookException;
import io.githops.webhook.Webhooks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Takes webhooks with the HTTP server of the JDK, at any path. A proxy before it adds TLS, and keeps slow senders away. */
final class PushReceiver implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int ACCEPTED = 202;
    private static final int WITHOUT_BODY = -1;

    private final Webhooks webhooks;
    private final Predicate<WebhookEvent> concerned;
    private final Runnable changed;
    private final Consumer<WebhookException> refused;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, PushReceiver::thread);
    private final HttpServer server;

    /**
     * @param address port 0 for a free one
     * @param concerned which events matter
     * @param changed is run when one does
     * @param refused is told of deliveries that are not acted upon
     */
    PushReceiver(
            InetSocketAddress address,
            Webhooks webhooks,
            Predicate<WebhookEvent> concerned,
            Runnable changed,
            Consumer<WebhookException> refused)
            throws IOException {
        this.webhooks = webhooks;
        this.concerned = concerned;
        this.changed = changed;
        this.refused = refused;
        server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "githops-webhook");
        thread.setDaemon(true);
        return thread;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    // region receive
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(webhooks.maxBytes() + 1);
            exchange.sendResponseHeaders(receive(exchange.getRequestHeaders(), body), WITHOUT_BODY);
        }
    }

    private int receive(Map<String, List<String>> headers, byte[] body) {
        try {
            if (webhooks.receive(headers, body).stream().anyMatch(concerned)) {
                changed.run();
            }
            return ACCEPTED;
        } catch (WebhookException e) {
            refused.accept(e);
            return e.httpStatus();
        }
    }
    // endregion

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
