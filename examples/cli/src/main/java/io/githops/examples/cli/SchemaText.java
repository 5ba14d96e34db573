package io.githops.examples.cli;

import io.githops.schema.Schema;
import io.githops.tree.Json;
import io.githops.tree.Tree;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A schema in lines for a terminal: the field itself, then the fields in it. */
final class SchemaText {
    private SchemaText() {}

    static void print(String name, Schema schema, PrintWriter out) {
        out.println(name + ": " + words(schema));
        Schema inside = innermost(schema);
        inside.properties()
                .forEach((field, part) -> out.println(
                        "  " + field + ": " + words(part) + (inside.required().contains(field) ? ", required" : "")));
    }

    /** What the items or values are in the end; fields are named through lists and maps as if these were not there. */
    static Schema innermost(Schema schema) {
        return schema.items()
                .or(schema::additionalProperties)
                .map(SchemaText::innermost)
                .orElse(schema);
    }

    private static String words(Schema schema) {
        return type(schema)
                + (schema.enumeration().isEmpty() ? "" : ", one of " + texts(schema.enumeration()))
                + (schema.admittedValues().isEmpty() ? "" : ", admitted are " + texts(schema.admittedValues()))
                + schema.defaultValue()
                        .map(value -> ", by default " + Json.text(value))
                        .orElse("");
    }

    private static String type(Schema schema) {
        return switch (schema.type()) {
            case OBJECT ->
                schema.additionalProperties()
                        .map(values -> "map of " + type(values))
                        .orElse("mapping");
            case ARRAY -> list(schema);
            case INT_OR_STRING -> schema.isQuantity() ? "quantity" : "integer or string";
            default -> schema.type().toString().toLowerCase(Locale.ROOT);
        };
    }

    private static String list(Schema schema) {
        String items = "list of " + schema.items().map(SchemaText::type).orElse("anything");
        return schema.listKeys().isEmpty() ? items : items + " by " + String.join(", ", schema.listKeys());
    }

    private static String texts(Collection<Tree> values) {
        return values.stream().map(Json::text).collect(Collectors.joining(", "));
    }
}
