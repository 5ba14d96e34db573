package io.githops.harvester;

import io.githops.harvester.Transport.Answer;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of an API server, made up. */
final class Answers {
    private Answers() {}

    static Answer json(int code, String body) {
        return of(code, "application/json", body, Map.of());
    }

    static Answer json(int code, Tree body) {
        return json(code, Json.text(body));
    }

    static Answer json(int code, String body, Map<String, String> headers) {
        return of(code, "application/json", body, headers);
    }

    static Answer text(int code, String body) {
        return of(code, "text/plain; charset=utf-8", body, Map.of());
    }

    static Answer html(int code) {
        return of(code, "text/html", "<html>sign in</html>", Map.of());
    }

    static Answer of(int code, String contentType, String body, Map<String, String> headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        all.put("Content-Type", List.of(contentType));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answer(code, HttpHeaders.of(all, (name, value) -> true), new ByteArrayInputStream(bytes));
    }

    /** A {@code Status} of failure. */
    static Answer status(int code, String reason, String message) {
        return json(code, statusBody(code, reason, message, Mapping.empty()));
    }

    static Answer status(int code, String reason, String message, String details) {
        return json(code, statusBody(code, reason, message, (Mapping) Json.parse(details)));
    }

    private static Mapping statusBody(int code, String reason, String message, Mapping details) {
        return Mapping.builder()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("metadata", Mapping.empty())
                .put("status", "Failure")
                .put("message", message)
                .put("reason", reason)
                .put("details", details)
                .put("code", code)
                .build();
    }
}
