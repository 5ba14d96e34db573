package io.githops.harvester.embedded;

import io.githops.harvester.Transport;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer on its way out.
 *
 * @param length of the body in bytes; negative when it is not known beforehand
 */
record Reply(int status, Map<String, List<String>> headers, InputStream body, long length) {
    private static final String JSON = "application/json";

    static Reply json(int status, Tree body) {
        return of(status, JSON, JsonBytes.of(body));
    }

    static Reply json(int status, String contentType, Tree body) {
        return of(status, contentType, JsonBytes.of(body));
    }

    static Reply text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply failure(ApiFailure failure) {
        Mapping body = failure.body();
        return json(failure.code(), body);
    }

    /** What the server says to a path it knows nothing about. */
    static Reply pageNotFound() {
        return text(404, "404 page not found\n");
    }

    /** An answer that goes on for as long as there is something to tell. */
    static Reply stream(InputStream body) {
        return new Reply(200, Map.of("Content-Type", List.of(JSON)), body, -1);
    }

    private static Reply of(int status, String contentType, byte[] body) {
        return new Reply(
                status, Map.of("Content-Type", List.of(contentType)), new ByteArrayInputStream(body), body.length);
    }

    Reply withWarnings(List<String> warnings) {
        if (warnings.isEmpty()) {
            return this;
        }
        var more = new LinkedHashMap<>(headers);
        List<String> lines = new ArrayList<>();
        warnings.forEach(
                warning -> lines.add("299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
        more.put("Warning", lines);
        return new Reply(status, more, body, length);
    }

    Transport.Answer toAnswer() {
        return new Transport.Answer(status, HttpHeaders.of(headers, (name, value) -> true), body);
    }
}
