package io.githops.overlay;

import static io.githops.schema.Schema.Type.ARRAY;
import static io.githops.schema.Schema.Type.OBJECT;
import static io.githops.schema.Schema.Type.STRING;

import io.githops.manifest.SchemaCheck;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.schema.Bounds;
import io.githops.schema.Schema;
import io.githops.schema.SchemaBuilder;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.stream.Stream;

/** What an overlay file may hold. */
final class OverlaySchema {
    private static final Schema TEXT = Schema.builder(STRING).build();
    private static final Schema TEXTS =
            Schema.builder(OBJECT).additionalProperties(TEXT).build();

    /** Reports what does not fit, as it is reported of manifests. */
    static final SchemaCheck CHECK =
            new SchemaCheck(Kinds.none().with(kind(OverlayFile.API_VERSION, OverlayFile.KIND)));

    private OverlaySchema() {}

    private static ResourceKind<?> kind(String apiVersion, String kind) {
        Schema schema = Schema.builder(OBJECT)
                .property("apiVersion", TEXT)
                .property("kind", TEXT)
                .property("metadata", Schema.any())
                .property("bases", list(TEXT))
                .property("patches", list(patch()))
                .property(
                        "places",
                        Schema.builder(OBJECT)
                                .additionalProperties(list(place()))
                                .build())
                .property(
                        "values",
                        Schema.builder(OBJECT)
                                .additionalProperties(Schema.any())
                                .build())
                .property("labels", TEXTS)
                .property("annotations", TEXTS)
                .property("namespace", text("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"))
                .property("namePrefix", text("^([a-z0-9][-.a-z0-9]*)?$"))
                .property("nameSuffix", text("^([-.a-z0-9]*[a-z0-9])?$"))
                .build();
        return ResourceKind.builder(apiVersion, kind)
                .clusterScoped()
                .schema(schema)
                .build();
    }

    private static Schema patch() {
        return Schema.builder(OBJECT)
                .property("file", TEXT)
                .property("target", target().build())
                .property(
                        "merge",
                        Schema.builder(OBJECT).preservesUnknownFields(true).build())
                .property("operations", list(operation()))
                .build();
    }

    private static Schema place() {
        return target().property("field", TEXT)
                .required(List.of("kind", "name", "field"))
                .build();
    }

    private static SchemaBuilder target() {
        return Schema.builder(OBJECT)
                .property("group", TEXT)
                .property("kind", TEXT)
                .property("name", TEXT)
                .property("namespace", TEXT)
                .required(List.of("kind", "name"));
    }

    private static Schema operation() {
        Schema verb = Schema.builder(STRING)
                .enumeration(Stream.of("add", "remove", "replace", "move", "copy", "test")
                        .<Tree>map(Text::new)
                        .toList())
                .build();
        return Schema.builder(OBJECT)
                .property("op", verb)
                .property("path", TEXT)
                .property("from", TEXT)
                .property(
                        "value", Schema.builder(Schema.Type.ANY).nullable(true).build())
                .required(List.of("op", "path"))
                .build();
    }

    private static Schema text(String pattern) {
        return Schema.builder(STRING)
                .bounds(new Bounds(pattern, null, null, null, null, null))
                .build();
    }

    private static Schema list(Schema items) {
        return Schema.builder(ARRAY).items(items).build();
    }
}
