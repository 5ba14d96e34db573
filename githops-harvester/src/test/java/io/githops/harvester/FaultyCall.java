package io.githops.harvester;

import io.githops.cluster.ApplyOptions;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.Optional;

/** The calls of a client, each on a config map that is there with {@code a: old}, or that is not there for {@code CREATE}. */
enum FaultyCall {
    VERSION,
    DISCOVERY,
    GET,
    LIST,
    WATCH,
    APPLY,
    CREATE,
    UPDATE,
    PATCH,
    DELETE;

    static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");

    /** What the client needs to know before the fault begins. */
    void prepare(Harvester client) {
        if (this != DISCOVERY) {
            client.served(CONFIG_MAP);
        }
    }

    /** @return what the call came to; empty for a watch that ended without an event */
    Optional<?> run(Harvester client, Resource present) {
        String name = present.name();
        return switch (this) {
            case VERSION -> Optional.of(client.version());
            case DISCOVERY -> client.served(CONFIG_MAP);
            case GET -> client.get(CONFIG_MAP, "default", name);
            case LIST -> Optional.of(client.list(CONFIG_MAP, "default"));
            case WATCH -> firstEvent(client);
            case APPLY -> Optional.of(client.apply(manifest(name, "new", ""), ApplyOptions.forced("team-a")));
            case CREATE -> Optional.of(client.create(manifest(name + "-new", "new", ""), "team-a"));
            case UPDATE ->
                Optional.of(client.update(
                        manifest(name, "new", present.resourceVersion().orElseThrow()), "team-a"));
            case PATCH ->
                Optional.of(client.patch(
                        CONFIG_MAP,
                        "default",
                        name,
                        Patch.merge((Mapping) Json.parse("{\"data\":{\"a\":\"new\",\"b\":\"new\"}}")),
                        "team-a"));
            case DELETE -> {
                client.delete(present);
                yield Optional.of("deleted");
            }
        };
    }

    private static Optional<WatchEvent> firstEvent(Harvester client) {
        try (WatchStream events = client.watch(CONFIG_MAP, "default", "")) {
            return events.next();
        }
    }

    static Resource manifest(String name, String value, String resourceVersion) {
        String version = resourceVersion.isEmpty() ? "" : ",\"resourceVersion\":\"" + resourceVersion + "\"";
        return Resource.of(
                (Mapping) Json.parse("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name
                        + "\",\"namespace\":\"default\"" + version + "},\"data\":{\"a\":\"" + value + "\",\"b\":\""
                        + value + "\"}}"));
    }
}
