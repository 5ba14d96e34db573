package io.githops.harvester.embedded;

import io.githops.harvester.Transport;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request taken apart. */
final class ApiRequest {
    private final String method;
    private final String path;
    private final List<String> segments;
    private final Query query;
    private final Map<String, String> headers;
    private final byte[] body;

    private ApiRequest(
            String method, String path, List<String> segments, Query query, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.segments = segments;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /** @throws ApiFailure when the path or the query is not URL-encoded */
    static ApiRequest of(Transport.Request request) {
        int mark = request.path().indexOf('?');
        String path = mark < 0 ? request.path() : request.path().substring(0, mark);
        Query query = Query.parse(mark < 0 ? "" : request.path().substring(mark + 1));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        byte[] body = request.body() == null ? new byte[0] : request.body();
        return new ApiRequest(request.method(), path, segments(path), query, headers, body);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(ApiRequest::decode)
                .toList();
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest("invalid URL escape in the path");
        }
    }

    String method() {
        return method;
    }

    /** Without the query. */
    String path() {
        return path;
    }

    List<String> segments() {
        return segments;
    }

    Query query() {
        return query;
    }

    byte[] body() {
        return body;
    }

    /** The value of a header; empty when it is not sent. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The type of the body without parameters, in lower case; empty when it is not said. */
    String contentType() {
        return header("Content-Type").split(";")[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Who writes: what the request names, else the program as its user agent calls it. */
    String fieldManager() {
        String named = query.text("fieldManager");
        if (!named.isEmpty()) {
            return named;
        }
        String agent = header("User-Agent").split("/")[0];
        return agent.isEmpty() ? "unknown" : agent;
    }
}
