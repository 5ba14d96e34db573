package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers for everything that is not a resource: health, version, discovery, schemas. */
final class Endpoints {
    /** What the server says it is: the Kubernetes release whose behaviour it follows. */
    private static final Mapping VERSION = Mapping.builder()
            .put("major", "1")
            .put("minor", "32")
            .put("gitVersion", "v1.32.0+githops")
            .put("gitCommit", "")
            .put("gitTreeState", "clean")
            .put("buildDate", "2024-12-11T18:04:20Z")
            .put("goVersion", "")
            .put("compiler", "")
            .put("platform", "")
            .build();

    private static final Set<String> HEALTH = Set.of("healthz", "livez", "readyz");

    private final Discovery discovery;
    private final OpenApi openApi;

    Endpoints(ApiResources resources) {
        discovery = new Discovery(resources);
        openApi = new OpenApi(resources);
    }

    /** @return empty when the path is none of these */
    Optional<Reply> answer(ApiRequest request) {
        List<String> path = request.segments();
        if (path.isEmpty()) {
            return Optional.of(Reply.json(200, discovery.paths()));
        }
        if (HEALTH.contains(path.get(0))) {
            return Optional.of(Reply.text(200, "ok"));
        }
        return switch (path.get(0)) {
            case "version" -> Optional.of(Reply.json(200, VERSION));
            case "api", "apis" -> discovery.answer(path, request.header("Accept"));
            case "openapi" -> openApi.answer(path.subList(1, path.size()));
            default -> Optional.empty();
        };
    }
}
