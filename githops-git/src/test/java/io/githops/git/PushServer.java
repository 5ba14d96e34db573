package io.githops.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** Serves one repository over smart HTTP, to be fetched from and pushed to, while a test has others push or lines cut. */
final class PushServer implements AutoCloseable {
    private final Repository repository;
    private final HttpServer server;
    private final Queue<Step> beforeAdvertising = new ConcurrentLinkedQueue<>();
    private final Queue<Step> beforeReceiving = new ConcurrentLinkedQueue<>();
    private final Queue<Cut> cuts = new ConcurrentLinkedQueue<>();
    private volatile PreReceiveHook hook = PreReceiveHook.NULL;
    private volatile boolean isAway;

    private PushServer(Repository repository, HttpServer server) {
        this.repository = repository;
        this.server = server;
    }

    static PushServer start(Repository repository) throws IOException {
        var server = new PushServer(
                repository, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        server.server.createContext("/", server::answer);
        server.server.start();
        return server;
    }

    /** What others do before the next push is told what there is; once. */
    PushServer beforeAdvertising(Step step) {
        beforeAdvertising.add(step);
        return this;
    }

    /** What others do after the next push was told what there is, and before it arrives; once. */
    PushServer beforeReceiving(Step step) {
        beforeReceiving.add(step);
        return this;
    }

    /** Cuts the line of the next push. */
    PushServer cut(Cut cut) {
        cuts.add(cut);
        return this;
    }

    PushServer hook(PreReceiveHook hook) {
        this.hook = hook;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/infra.git";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestURI().toString();
            if (isAway) {
                return;
            }
            if (request.endsWith("info/refs?service=git-upload-pack")) {
                send(exchange, "git-upload-pack-advertisement", advertisement("git-upload-pack"));
            } else if (request.endsWith("info/refs?service=git-receive-pack")) {
                run(beforeAdvertising.poll());
                send(exchange, "git-receive-pack-advertisement", advertisement("git-receive-pack"));
            } else if (request.endsWith("git-upload-pack")) {
                send(exchange, "git-upload-pack-result", uploaded(body(exchange)));
            } else {
                receive(exchange);
            }
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange).readAllBytes();
        run(beforeReceiving.poll());
        @Nullable Cut cut = cuts.poll();
        if (cut == Cut.BEFORE_IT_ARRIVES) {
            return;
        }
        byte[] answer = received(new ByteArrayInputStream(body));
        if (cut == null) {
            send(exchange, "git-receive-pack-result", answer);
        }
        isAway = cut == Cut.BEFORE_THE_ANSWER_AND_FOR_GOOD;
    }

    private byte[] advertisement(String service) throws IOException {
        var out = new ByteArrayOutputStream();
        var lines = new PacketLineOut(out);
        lines.writeString("# service=" + service + "\n");
        lines.end();
        var advertiser = new PacketLineOutRefAdvertiser(lines);
        if (service.equals("git-receive-pack")) {
            receivePack().sendAdvertisedRefs(advertiser);
        } else {
            uploadPack().sendAdvertisedRefs(advertiser, null);
        }
        return out.toByteArray();
    }

    private byte[] uploaded(InputStream body) throws IOException {
        var out = new ByteArrayOutputStream();
        uploadPack().upload(body, out, null);
        return out.toByteArray();
    }

    private byte[] received(InputStream body) throws IOException {
        var out = new ByteArrayOutputStream();
        receivePack().receive(body, out, null);
        return out.toByteArray();
    }

    private UploadPack uploadPack() {
        var uploadPack = new UploadPack(repository);
        uploadPack.setBiDirectionalPipe(false);
        return uploadPack;
    }

    private ReceivePack receivePack() {
        var receivePack = new ReceivePack(repository);
        receivePack.setBiDirectionalPipe(false);
        receivePack.setPreReceiveHook(hook);
        return receivePack;
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return isZipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/x-" + type);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void run(@Nullable Step step) throws IOException {
        if (step != null) {
            step.run();
        }
    }

    enum Cut {
        BEFORE_IT_ARRIVES,
        BEFORE_THE_ANSWER,
        BEFORE_THE_ANSWER_AND_FOR_GOOD
    }

    interface Step {
        void run() throws IOException;
    }
}
