package io.githops.harvester.embedded;

import io.githops.schema.Schema;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The OpenAPI document of one version of a group: what can be asked of each kind, and the schemas. */
final class OpenApiDocument {
    private static final Sequence PARAMETERS =
            Sequence.of(Stream.of("dryRun", "fieldManager", "fieldValidation", "force")
                    .map(OpenApiDocument::parameter)
                    .toList());

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
            schemas.put(
                    schemaName(resource),
                    schema(resource.schema()).with("x-kubernetes-group-version-kind", Sequence.of(kind(resource))));
        }
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
                            .put("x-kubernetes-group-version-kind", kind(resource))
                            .build());
        }
        return operations.build();
    }

    private static Mapping responses(ApiResource resource) {
        Mapping reference = Mapping.of("$ref", new Text("#/components/schemas/" + schemaName(resource)));
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

    private static String schemaName(ApiResource resource) {
        List<String> parts =
                new ArrayList<>(List.of((resource.group().isEmpty() ? "core" : resource.group()).split("\\.")));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + resource.version() + "." + resource.kind();
    }

    private static Mapping kind(ApiResource resource) {
        return Mapping.builder()
                .put("group", resource.group())
                .put("version", resource.version())
                .put("kind", resource.kind())
                .build();
    }

    private static Mapping schema(Schema schema) {
        var tree = Mapping.builder();
        switch (schema.type()) {
            case ANY -> tree.put("x-kubernetes-preserve-unknown-fields", true);
            case INT_OR_STRING -> tree.put("x-kubernetes-int-or-string", true);
            default -> tree.put("type", schema.type().name().toLowerCase(Locale.ROOT));
        }
        addFields(schema, tree);
        schema.items().ifPresent(items -> tree.put("items", schema(items)));
        schema.additionalProperties().ifPresent(others -> tree.put("additionalProperties", schema(others)));
        schema.defaultValue().ifPresent(value -> tree.put("default", value));
        if (!schema.required().isEmpty()) {
            tree.put("required", Sequence.ofTexts(schema.required()));
        }
        if (!schema.enumeration().isEmpty()) {
            tree.put("enum", Sequence.of(schema.enumeration()));
        }
        if (!schema.listKeys().isEmpty()) {
            tree.put("x-kubernetes-list-type", "map");
            tree.put("x-kubernetes-list-map-keys", Sequence.ofTexts(schema.listKeys()));
        }
        return tree.build();
    }

    private static void addFields(Schema schema, MappingBuilder tree) {
        if (!schema.properties().isEmpty()) {
            var fields = Mapping.builder();
            schema.properties().forEach((name, field) -> fields.put(name, schema(field)));
            tree.put("properties", fields.build());
        }
    }
}
