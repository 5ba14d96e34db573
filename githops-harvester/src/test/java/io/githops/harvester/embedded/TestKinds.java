package io.githops.harvester.embedded;

import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import io.githops.schema.Schema.Type;
import io.githops.schema.SchemaBuilder;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.util.List;

/** A few kinds with small schemas. */
final class TestKinds {
    private static final Schema TEXT = Schema.builder(Type.STRING).build();
    private static final Schema METADATA = Schema.builder(Type.OBJECT)
            .property("name", TEXT)
            .property("namespace", TEXT)
            .preservesUnknownFields(true)
            .build();
    private static final Schema TEXTS =
            Schema.builder(Type.OBJECT).additionalProperties(TEXT).build();

    /** Has a status sub-resource, a required field, a default, an enumeration, and lists with and without keys. */
    static final Schema GADGET = object().property(
                    "spec",
                    Schema.builder(Type.OBJECT)
                            .property(
                                    "size",
                                    Schema.builder(Type.INTEGER)
                                            .defaultValue(Num.of(1))
                                            .build())
                            .property(
                                    "mode",
                                    Schema.builder(Type.STRING)
                                            .enumeration(List.of(new Text("fast"), new Text("slow")))
                                            .build())
                            .property(
                                    "tags",
                                    Schema.builder(Type.ARRAY)
                                            .items(TEXT)
                                            .listType(Schema.ListType.SET)
                                            .build())
                            .property(
                                    "ports",
                                    Schema.builder(Type.ARRAY)
                                            .items(Schema.builder(Type.OBJECT)
                                                    .property("name", TEXT)
                                                    .property(
                                                            "number",
                                                            Schema.builder(Type.INTEGER)
                                                                    .build())
                                                    .build())
                                            .listType(Schema.ListType.MAP)
                                            .listKeys(List.of("name"))
                                            .build())
                            .required(List.of("mode"))
                            .build())
            .property(
                    "status",
                    Schema.builder(Type.OBJECT).property("phase", TEXT).build())
            .build();

    private TestKinds() {}

    static Kinds all() {
        return Kinds.none()
                .with(
                        ResourceKind.builder("v1", "ConfigMap")
                                .schema(object().property("data", TEXTS)
                                        .property("binaryData", TEXTS)
                                        .property(
                                                "immutable",
                                                Schema.builder(Type.BOOLEAN).build())
                                        .build())
                                .build(),
                        ResourceKind.builder("v1", "Secret")
                                .schema(object().property("data", TEXTS)
                                        .property("stringData", TEXTS)
                                        .property("type", TEXT)
                                        .build())
                                .build(),
                        ResourceKind.builder("v1", "PersistentVolumeClaim").build(),
                        ResourceKind.builder("example.io/v1", "Gadget")
                                .schema(GADGET)
                                .statusSubresource()
                                .build(),
                        ResourceKind.builder("example.io/v1", "Place")
                                .clusterScoped()
                                .build());
    }

    private static SchemaBuilder object() {
        return Schema.builder(Type.OBJECT)
                .property("apiVersion", TEXT)
                .property("kind", TEXT)
                .property("metadata", METADATA);
    }
}
