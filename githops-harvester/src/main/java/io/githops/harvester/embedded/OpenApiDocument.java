package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.List;
import java.util.stream.Stream;

/** The OpenAPI document of one version of a group: what can be asked of each kind, and the schemas. */
final class OpenApiDocument {
    private static final Sequence PARAMETERS =
            Sequence.of(Stream.of("dryRun", "fieldManager", "fieldValidation", "force")
                    .map(OpenApiDocument::parameter)
                    .toList());

    private static final String SCHEMAS = "#/components/schemas/";

    private final List<ApiResource> offered;

    OpenApiDocument(List<ApiResource> offered) {
        this.offered = offered;
    }

    Mapping tree() {
        var paths = Mapping.builder();
        var schemas = Mapping.builder();
        for (ApiResource resource : offered) {
            paths.put(collectionPath(resource), operations(resource, "get", "post"));
            paths.put(collectionPath(resource) + "/{name}", operations(resource, "get", "put", "patch", "delete"));
            schemas.put(OpenApiSchema.name(resource), new OpenApiSchema(resource, SCHEMAS).tree());
        }
        schemas.put(OpenApiSchema.METADATA, OpenApiSchema.metadata());
        return Mapping.builder()
                .put("openapi", "3.0.0")
                .put("info", Mapping.of("title", new Text("Kubernetes"), "version", new Text("v1.32.0")))
                .put("paths", paths.build())
                .put("components", Mapping.of("schemas", schemas.build()))
                .build();
    }

    private static String collectionPath(ApiResource resource) {
        String root = resource.group().isEmpty() ? "/api/" : "/apis/";
        String scope = resource.isNamespaced() ? "/namespaces/{namespace}/" : "/";
        return root + resource.apiVersion() + scope + resource.plural();
    }

    private static Mapping operations(ApiResource resource, String... methods) {
        var operations = Mapping.builder();
        for (String method : methods) {
            operations.put(
                    method,
                    Mapping.builder()
                            .put("operationId", method + resource.kind())
                            .put("parameters", PARAMETERS)
                            .put("responses", responses(resource))
                            .put("x-kubernetes-action", method)
                            .put("x-kubernetes-group-version-kind", OpenApiSchema.kind(resource))
                            .build());
        }
        return operations.build();
    }

    private static Mapping responses(ApiResource resource) {
        Mapping reference = Mapping.of("$ref", new Text(SCHEMAS + OpenApiSchema.name(resource)));
        Mapping ok = Mapping.builder()
                .put("description", "OK")
                .put("content", Mapping.of("application/json", Mapping.of("schema", reference)))
                .build();
        return Mapping.of("200", ok);
    }

    private static Mapping parameter(String name) {
        return Mapping.builder()
                .put("name", name)
                .put("in", "query")
                .put("schema", Mapping.of("type", new Text("string"), "uniqueItems", Bool.TRUE))
                .build();
    }
}
