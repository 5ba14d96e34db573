package io.githops.harvester.embedded;

import io.githops.schema.Schema;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The schema of a kind as an OpenAPI document holds it. */
final class OpenApiSchema {
    /** What documents call the schema of {@code metadata}, and what it is. */
    static final String METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private static final String METADATA_FILE = "object-meta.json";
    private static final Mapping METADATA_SCHEMA = read();

    private final ApiResource resource;
    private final String references;

    /** @param references where the document keeps its schemas, such as {@code #/components/schemas/} */
    OpenApiSchema(ApiResource resource, String references) {
        this.resource = resource;
        this.references = references;
    }

    static Mapping metadata() {
        return METADATA_SCHEMA;
    }

    /** The group backwards, the version and the kind: {@code io.kubevirt.v1.VirtualMachine}. */
    static String name(ApiResource resource) {
        List<String> parts =
                new ArrayList<>(List.of((resource.group().isEmpty() ? "core" : resource.group()).split("\\.")));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + resource.version() + "." + resource.kind();
    }

    Mapping tree() {
        @Nullable Mapping defined = resource.definedSchema();
        Mapping schema = defined == null ? tree(resource.schema()) : defined;
        return schema.edit("properties", this::withCommonFields)
                .with("x-kubernetes-group-version-kind", Sequence.of(kind(resource)));
    }

    private Mapping withCommonFields(Mapping fields) {
        Mapping reference = Mapping.of("$ref", new Text(references + METADATA));
        return fields.with(
                        "apiVersion", text("The group and version of the kind, such as " + resource.apiVersion() + "."))
                .with("kind", text("The kind: " + resource.kind() + "."))
                .with(
                        "metadata",
                        Mapping.builder()
                                .put("default", Mapping.empty())
                                .put("allOf", Sequence.of(reference))
                                .build());
    }

    private static Mapping text(String description) {
        return Mapping.builder()
                .put("description", description)
                .put("type", "string")
                .build();
    }

    static Mapping kind(ApiResource resource) {
        return Mapping.builder()
                .put("group", resource.group())
                .put("version", resource.version())
                .put("kind", resource.kind())
                .build();
    }

    private Mapping tree(Schema schema) {
        var tree = Mapping.builder();
        switch (schema.type()) {
            case ANY -> tree.put("x-kubernetes-preserve-unknown-fields", true);
            case INT_OR_STRING -> tree.put("x-kubernetes-int-or-string", true);
            default -> tree.put("type", schema.type().name().toLowerCase(Locale.ROOT));
        }
        addFields(schema, tree);
        schema.items().ifPresent(items -> tree.put("items", tree(items)));
        schema.additionalProperties().ifPresent(others -> tree.put("additionalProperties", tree(others)));
        schema.defaultValue().ifPresent(value -> tree.put("default", value));
        if (!schema.required().isEmpty()) {
            tree.put("required", Sequence.ofTexts(schema.required()));
        }
        if (!schema.enumeration().isEmpty()) {
            tree.put("enum", Sequence.of(schema.enumeration()));
        }
        if (schema.type() == Schema.Type.ARRAY) {
            addListType(schema, tree);
        }
        return tree.build();
    }

    private void addFields(Schema schema, MappingBuilder tree) {
        if (!schema.properties().isEmpty()) {
            var fields = Mapping.builder();
            schema.properties().forEach((name, field) -> fields.put(name, tree(field)));
            tree.put("properties", fields.build());
        }
    }

    /** How lists merge: for server-side applies, and, of built-in kinds, for the patches that clients compute. */
    private void addListType(Schema schema, MappingBuilder tree) {
        tree.put("x-kubernetes-list-type", schema.listType().name().toLowerCase(Locale.ROOT));
        if (schema.listType() == Schema.ListType.MAP) {
            tree.put("x-kubernetes-list-map-keys", Sequence.ofTexts(schema.listKeys()));
        }
        if (schema.listType() != Schema.ListType.ATOMIC && resource.isBuiltIn()) {
            tree.put("x-kubernetes-patch-strategy", "merge");
            schema.listKeys().stream().findFirst().ifPresent(key -> tree.put("x-kubernetes-patch-merge-key", key));
        }
    }

    private static Mapping read() {
        @Nullable InputStream file = OpenApiSchema.class.getResourceAsStream(METADATA_FILE);
        try (InputStream in = Objects.requireNonNull(file, METADATA_FILE)) {
            return (Mapping) Json.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
