package io.githops.harvester.live;

import io.githops.harvester.Harvester;
import io.githops.harvester.Transport;
import io.githops.model.GroupVersionKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves config maps and namespaces as a test says. */
final class FakeServer implements Transport {
    static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");

    private final AtomicInteger lists = new AtomicInteger();
    private final BlockingQueue<FakeStream> watches = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedDeque<Answer> refusals = new ConcurrentLinkedDeque<>();
    private volatile String list = list("1");
    private volatile boolean isServed = true;

    Harvester harvester() {
        return Harvester.over(this);
    }

    /** Answers lists with these objects from now on. */
    FakeServer holding(String version, String... objects) {
        list = list(version, objects);
        return this;
    }

    /** Refuses the next watch. */
    void refuseWatch(int code, String reason, String message) {
        refusals.add(answer(code, status(code, reason, message)));
    }

    void serves(boolean value) {
        isServed = value;
    }

    int lists() {
        return lists.get();
    }

    /** The next watch; waits until it is opened. */
    FakeStream nextWatch() throws InterruptedException {
        FakeStream stream = watches.poll(20, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("nobody watches");
        }
        return stream;
    }

    static String object(String name, String version) {
        return "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"" + name
                + "\", \"namespace\": \"default\", \"uid\": \"" + name + "\", \"resourceVersion\": \"" + version
                + "\"}}";
    }

    static String event(String type, String object) {
        return "{\"type\": \"" + type + "\", \"object\": " + object + "}\n";
    }

    static String bookmark(String version) {
        return event("BOOKMARK", "{\"metadata\": {\"resourceVersion\": \"" + version + "\"}}");
    }

    static String status(int code, String reason, String message) {
        return "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", \"code\": " + code
                + ", \"reason\": \"" + reason + "\", \"message\": \"" + message + "\"}";
    }

    private static String list(String version, String... objects) {
        return "{\"kind\": \"ConfigMapList\", \"apiVersion\": \"v1\", \"metadata\": {\"resourceVersion\": \"" + version
                + "\"}, \"items\": " + Stream.of(objects).collect(Collectors.joining(",", "[", "]")) + "}";
    }

    @Override
    public Answer exchange(Request request) {
        String path = request.path();
        if (path.equals("/api/v1")) {
            String served =
                    isServed ? "{\"name\": \"configmaps\", \"kind\": \"ConfigMap\", \"namespaced\": true}," : "";
            return answer(
                    200,
                    "{\"resources\": [" + served
                            + "{\"name\": \"namespaces\", \"kind\": \"Namespace\", \"namespaced\": false}]}");
        }
        if (!isServed) {
            return answer(404, "{\"kind\": \"Status\", \"code\": 404}");
        }
        if (!path.contains("watch=true")) {
            lists.incrementAndGet();
            return answer(200, list);
        }
        Answer refusal = refusals.poll();
        if (refusal != null) {
            return refusal;
        }
        var stream = new FakeStream(path);
        watches.add(stream);
        return new Answer(200, headers(), stream);
    }

    private static Answer answer(int code, String body) {
        InputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        return new Answer(code, headers(), bytes);
    }

    private static HttpHeaders headers() {
        return HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);
    }

    @Override
    public String location() {
        return "https://lab.example";
    }
}
