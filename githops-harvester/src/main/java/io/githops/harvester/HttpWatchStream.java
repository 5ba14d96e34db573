package io.githops.harvester;

import io.githops.cluster.ClusterException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.model.GroupVersionKind;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;

/** Reads events from the body of an answer. */
final class HttpWatchStream implements WatchStream {
    /** An object of the cluster has at most 1.5 MiB. */
    private static final int MAX_EVENT_BYTES = 16 << 20;

    private final ApiServer server;
    private final Call call;
    private final GroupVersionKind kind;
    private final EventLines lines;
    private volatile String resourceVersion;

    private HttpWatchStream(
            ApiServer server, Call call, GroupVersionKind kind, EventLines lines, String resourceVersion) {
        this.server = server;
        this.call = call;
        this.kind = kind;
        this.lines = lines;
        this.resourceVersion = resourceVersion;
    }

    static WatchStream open(ApiServer server, Call call, GroupVersionKind kind, String resourceVersion) {
        var lines = new EventLines(server.open(call), MAX_EVENT_BYTES);
        return new HttpWatchStream(server, call, kind, lines, resourceVersion);
    }

    @Override
    public Optional<WatchEvent> next() {
        Optional<WatchEvent> event = nextLine().map(this::parse).map(this::read);
        event.map(WatchEvent::resourceVersion)
                .filter(version -> !version.isEmpty())
                .ifPresent(version -> resourceVersion = version);
        return event;
    }

    private Optional<byte[]> nextLine() {
        try {
            return lines.next();
        } catch (LimitedStream.TooLongException e) {
            throw invalid("an event is longer than " + (MAX_EVENT_BYTES >> 20) + " MiB");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Mapping parse(byte[] line) {
        try {
            Tree event = Json.parse(line);
            return event instanceof Mapping mapping ? mapping : Mapping.empty();
        } catch (MalformedJsonException e) {
            throw invalid("an event is not JSON (" + e.getMessage() + ")");
        }
    }

    private WatchEvent read(Mapping event) {
        Mapping object = event.mapping("object");
        return switch (event.text("type").orElse("")) {
            case "ADDED" -> changed(WatchEvent.Type.ADDED, object);
            case "MODIFIED" -> changed(WatchEvent.Type.MODIFIED, object);
            case "DELETED" -> changed(WatchEvent.Type.DELETED, object);
            case "BOOKMARK" ->
                new WatchEvent.Bookmark(
                        object.mapping("metadata").text("resourceVersion").orElse(""));
            case "ERROR" -> throw failure(object);
            default -> throw invalid("an event is of no known type");
        };
    }

    private WatchEvent changed(WatchEvent.Type type, Mapping object) {
        return new WatchEvent.Changed(type, server.resource(call, kind, object));
    }

    private ClusterException failure(Mapping status) {
        int code = status.get("code") instanceof Num number && number.literal().matches("[0-9]{3}")
                ? (int) number.longValue()
                : 500;
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
        return server.failure(call, new Reply(code, none, status));
    }

    private InvalidAnswerException invalid(String found) {
        return server.invalid(call, found, null);
    }

    @Override
    public String resourceVersion() {
        return resourceVersion;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            // Nothing is lost: whatever the connection still held was not wanted any more.
        }
    }
}
