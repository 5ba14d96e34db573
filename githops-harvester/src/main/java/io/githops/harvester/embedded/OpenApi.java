package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The schemas: an index and a document for each group and version under {@code /openapi/v3}, all in one under
 * {@code /openapi/v2}.
 */
final class OpenApi {
    private static final String PROTOBUF = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    /**
     * A document with nothing but its version, 2.0, as a protocol buffer. {@code kubectl} asks for it before it sends the
     * items of a list, and leaves their validation to the server when it finds no definition of theirs.
     */
    private static final byte[] NO_DEFINITIONS = {0x0a, 3, '2', '.', '0'};

    /** Documents are cached by clients under an address that holds this; no two servers share one. */
    private final String edition = UUID.randomUUID().toString();

    private final ApiResources resources;

    OpenApi(ApiResources resources) {
        this.resources = resources;
    }

    /** @param path in segments after {@code openapi} */
    Optional<Reply> answer(List<String> path, String accept) {
        if (path.equals(List.of("v2"))) {
            return Optional.of(
                    accept.contains("protobuf") ? Reply.of(200, PROTOBUF, NO_DEFINITIONS) : Reply.json(200, all()));
        }
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
                    String address = "/openapi/v3/" + name + "?hash=" + edition + "-" + resources.edition();
                    paths.put(
                            name,
                            Mapping.builder().put("serverRelativeURL", address).build());
                }));
        return Mapping.of("paths", paths.build());
    }

    /** The older form, which leaves out what can be asked of a kind. */
    private Mapping all() {
        var definitions = Mapping.builder().put(OpenApiSchema.METADATA, OpenApiSchema.metadata());
        resources.stream()
                .forEach(resource -> definitions.put(
                        OpenApiSchema.name(resource), new OpenApiSchema(resource, "#/definitions/").tree()));
        return Mapping.builder()
                .put("swagger", "2.0")
                .put("info", Mapping.of("title", new Text("Kubernetes"), "version", new Text("v1.32.0")))
                .put("paths", Mapping.empty())
                .put("definitions", definitions.build())
                .build();
    }

    private static String documentName(String group, String version) {
        return group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
    }
}
