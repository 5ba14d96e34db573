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
import java.util.function.UnaryOperator;

/**
 * An answer on its way out.
 *
 * @param length of the body in bytes; negative when it is not known beforehand
 */
record Reply(int status, Map<String, List<String>> headers, InputStream body, long length) {
    /** In the place of a status, as the request log shows it. */
    private static final int NO_ANSWER = 0;

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

    /** No answer at all: the connection ends. */
    static Reply none() {
        return new Reply(NO_ANSWER, Map.of(), InputStream.nullInputStream(), 0);
    }

    /** A watch's event, as a body of its own. */
    static InputStream event(String type, Mapping object) {
        return new ByteArrayInputStream(JsonBytes.ofLine(
                Mapping.builder().put("type", type).put("object", object).build()));
    }

    static Reply of(int status, String contentType, byte[] body) {
        return new Reply(
                status, Map.of("Content-Type", List.of(contentType)), new ByteArrayInputStream(body), body.length);
    }

    boolean isNone() {
        return status == NO_ANSWER;
    }

    /** Whether the client shall see each part of the body as soon as it is there. */
    boolean isLive() {
        return length < 0 || body instanceof DisturbedBody;
    }

    Reply with(InputStream otherBody) {
        return new Reply(status, headers, otherBody, length);
    }

    Reply disturbed(UnaryOperator<InputStream> disturbance) {
        return with(disturbance.apply(body));
    }

    /** Disturbs the body of a watch, and leaves others as they are. */
    Reply disturbedStream(UnaryOperator<InputStream> disturbance) {
        return length < 0 ? disturbed(disturbance) : this;
    }

    Reply withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new Reply(status, more, body, length);
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
