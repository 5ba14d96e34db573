package io.githops.harvester.embedded;

import io.githops.schema.Schema;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a schema forbids in an object, in the API server's words. Expressions are not evaluated. */
final class SchemaCheck {
    private final List<Cause> causes = new ArrayList<>();

    private SchemaCheck() {}

    /** What is wrong, in the order of the schema; empty when nothing is. */
    static List<Cause> problems(Mapping object, Schema schema) {
        var check = new SchemaCheck();
        schema.properties().forEach((name, property) -> {
            @Nullable Tree value = object.get(name);
            if (value != null && !name.equals("metadata")) {
                check.value(value, property, name);
            }
        });
        check.required(object, schema, "");
        return check.causes;
    }

    private void value(Tree value, Schema schema, String path) {
        if (value instanceof Null && schema.isNullable()) {
            return;
        }
        if (!isOfType(value, schema.type())) {
            causes.add(Cause.wrongType(path, words(schema.type()), typeOf(value)));
            return;
        }
        if (!schema.enumeration().isEmpty() && !schema.enumeration().contains(value)) {
            String supported = schema.enumeration().stream().map(Json::text).collect(Collectors.joining(", "));
            causes.add(Cause.unsupported(path, Json.text(value), supported));
        }
        causes.addAll(BoundsCheck.problems(value, schema.bounds(), path));
        if (value instanceof Mapping mapping) {
            fields(mapping, schema, path);
        } else if (value instanceof Sequence sequence) {
            items(sequence, schema, path);
        }
    }

    private void fields(Mapping mapping, Schema schema, String path) {
        mapping.forEach((name, value) -> {
            @Nullable Schema field = schema.field(name);
            if (field != null) {
                value(value, field, path + "." + name);
            }
        });
        required(mapping, schema, path + ".");
    }

    private void required(Mapping mapping, Schema schema, String prefix) {
        schema.required().stream()
                .filter(name -> !mapping.has(name))
                .forEach(name -> causes.add(Cause.required(prefix + name)));
    }

    private void items(Sequence sequence, Schema schema, String path) {
        @Nullable Schema items = schema.items().orElse(null);
        if (items != null) {
            for (int i = 0; i < sequence.size(); i++) {
                value(sequence.get(i), items, path + "[" + i + "]");
            }
        }
        if (schema.listType() == Schema.ListType.SET) {
            requireDistinct(sequence.items(), path);
        } else if (schema.listType() == Schema.ListType.MAP) {
            requireDistinct(sequence.stream().map(item -> key(item, schema)).toList(), path);
        }
    }

    private static Tree key(Tree item, Schema schema) {
        if (!(item instanceof Mapping mapping)) {
            return item;
        }
        var key = Mapping.builder();
        schema.listKeys().forEach(name -> key.putIfPresent(name, keyField(mapping, name, schema)));
        return key.build();
    }

    private static @Nullable Tree keyField(Mapping item, String name, Schema list) {
        @Nullable Tree value = item.get(name);
        if (value != null) {
            return value;
        }
        @Nullable Schema field = list.items().map(items -> items.field(name)).orElse(null);
        return field == null ? null : field.defaultValue().orElse(null);
    }

    private void requireDistinct(List<Tree> keys, String path) {
        Set<Tree> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                causes.add(Cause.duplicate(path + "[" + i + "]", Json.text(keys.get(i))));
            }
        }
    }

    private static boolean isOfType(Tree value, Schema.Type type) {
        return switch (type) {
            case OBJECT -> value instanceof Mapping;
            case ARRAY -> value instanceof Sequence;
            case STRING -> value instanceof Text;
            case BOOLEAN -> value.shape() == Tree.Shape.BOOL;
            case NUMBER -> value instanceof Num;
            case INTEGER -> isInteger(value);
            case INT_OR_STRING -> value instanceof Text || isInteger(value);
            case ANY -> true;
        };
    }

    private static boolean isInteger(Tree value) {
        return value instanceof Num number
                && (number.isIntegral()
                        || number.decimal().remainder(BigDecimal.ONE).signum() == 0);
    }

    private static String words(Schema.Type type) {
        return type == Schema.Type.INT_OR_STRING
                ? "integer,string"
                : type.name().toLowerCase(Locale.ROOT);
    }

    private static String typeOf(Tree value) {
        return switch (value.shape()) {
            case MAPPING -> "object";
            case SEQUENCE -> "array";
            case TEXT -> "string";
            case NUMBER -> isInteger(value) ? "integer" : "number";
            case BOOL -> "boolean";
            case NULL -> "null";
        };
    }
}
