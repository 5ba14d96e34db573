package io.githops.harvester.embedded;

import io.githops.harvester.Transport;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks an embedded Harvester in few words. Bodies may be JSON with single quotes. */
final class Api {
    static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    private final Transport transport;

    Api(EmbeddedHarvester harvester) {
        transport = harvester.transport();
    }

    Response get(String path) {
        return send("GET", path, Map.of(), "");
    }

    Response get(String path, String accept) {
        return send("GET", path, Map.of("Accept", accept), "");
    }

    Response post(String path, String body) {
        return send("POST", path, Map.of("Content-Type", "application/json"), body);
    }

    Response put(String path, String body) {
        return send("PUT", path, Map.of("Content-Type", "application/json"), body);
    }

    Response apply(String path, String manager, String manifest) {
        String query = (path.contains("?") ? "&" : "?") + "fieldManager=" + manager;
        return send("PATCH", path + query, Map.of("Content-Type", "application/apply-patch+yaml"), manifest);
    }

    Response merge(String path, String patch) {
        return send("PATCH", path, Map.of("Content-Type", "application/merge-patch+json"), patch);
    }

    Response delete(String path) {
        return send("DELETE", path, Map.of(), "");
    }

    Response delete(String path, String options) {
        return send("DELETE", path, Map.of("Content-Type", "application/json"), options);
    }

    Response send(String method, String path, Map<String, String> headers, String body) {
        Transport.Answer answer = open(method, path, headers, body);
        try (var in = answer.body()) {
            return new Response(
                    answer.status(),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8),
                    answer.headers().allValues("Warning"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Transport.Answer open(String method, String path, Map<String, String> headers, String body) {
        Map<String, String> all = new TreeMap<>(Map.of("User-Agent", "tests/1.0"));
        all.putAll(headers);
        String json = body.contains("\"") ? body : body.replace('\'', '"');
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return transport.exchange(new Transport.Request(method, path, all, bytes));
    }

    record Response(int status, String text, List<String> warnings) {
        Mapping body() {
            return (Mapping) Json.parse(text);
        }

        Tree at(String path) {
            return body().at(FieldPath.parse(path)).orElse(null);
        }

        String message() {
            return body().text("message").orElse("");
        }

        String reason() {
            return body().text("reason").orElse("");
        }

        /** The names of a list's items, in order. */
        List<String> names() {
            return body().sequence("items").mappings().stream()
                    .map(ObjectMetadata::name)
                    .toList();
        }

        String resourceVersion() {
            return ((Text) at("metadata.resourceVersion")).value();
        }
    }
}
