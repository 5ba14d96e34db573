package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers for everything that is not a resource: health, version, discovery, schemas. */
final class Endpoints {
    private static final Set<String> HEALTH = Set.of("healthz", "livez", "readyz");

    private final Mapping version;
    private final Discovery discovery;
    private final OpenApi openApi;

    Endpoints(ApiResources resources, ServerVersion version) {
        this.version = version.tree();
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
            case "version" -> Optional.of(Reply.json(200, version));
            case "api", "apis" -> discovery.answer(path, request.header("Accept"));
            case "openapi" -> openApi.answer(path.subList(1, path.size()), request.header("Accept"));
            default -> Optional.empty();
        };
    }
}
