package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The index of schemas, and the document of each group and version, as {@code /openapi/v3} offers them. */
final class OpenApi {
    /** Documents are cached by clients under an address that holds this; no two servers share one. */
    private final String edition = UUID.randomUUID().toString();

    private final ApiResources resources;

    OpenApi(ApiResources resources) {
        this.resources = resources;
    }

    /** @param path in segments after {@code openapi} */
    Optional<Reply> answer(List<String> path) {
        if (path.isEmpty() || !path.get(0).equals("v3")) {
            return Optional.empty();
        }
        if (path.size() == 1) {
            return Optional.of(Reply.json(200, index()));
        }
        String document = String.join("/", path.subList(1, path.size()));
        return resources.groups().entrySet().stream()
                .flatMap(group -> group.getValue().entrySet().stream()
                        .filter(version ->
                                documentName(group.getKey(), version.getKey()).equals(document))
                        .map(Map.Entry::getValue))
                .findFirst()
                .map(offered -> Reply.json(200, new OpenApiDocument(offered).tree()));
    }

    private Mapping index() {
        var paths = Mapping.builder();
        resources
                .groups()
                .forEach((group, versions) -> versions.forEach((version, offered) -> {
                    String name = documentName(group, version);
                    String address = "/openapi/v3/" + name + "?hash=" + edition + "-" + offered.size();
                    paths.put(
                            name,
                            Mapping.builder().put("serverRelativeURL", address).build());
                }));
        return Mapping.of("paths", paths.build());
    }

    private static String documentName(String group, String version) {
        return group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
    }
}
