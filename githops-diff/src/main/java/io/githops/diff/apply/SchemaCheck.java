package io.githops.diff.apply;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a schema forbids in an object, in the API server's words. What an update leaves as it was is not looked at.
 * Expressions are not evaluated.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting">
 *     Kubernetes, validation ratcheting</a>
 */
final class SchemaCheck {
    private final List<Cause> causes = new ArrayList<>();

    private SchemaCheck() {}

    /**
     * What is wrong, in the order of the schema; empty when nothing is.
     *
     * @param live null on create
     */
    static List<Cause> problems(@Nullable Mapping live, Mapping object, Schema schema) {
        var check = new SchemaCheck();
        schema.properties().forEach((name, property) -> {
            Tree value = object.get(name);
            if (value != null && !name.equals("metadata")) {
                check.value(live == null ? null : live.get(name), value, property, name);
            }
        });
        check.required(object, schema, "");
        return check.causes;
    }

    private void value(@Nullable Tree old, Tree value, Schema schema, String path) {
        if (value.equals(old) || value instanceof Null && schema.isNullable()) {
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
            fields(Structure.mapping(old), mapping, schema, path);
        } else if (value instanceof Sequence sequence) {
            items(Structure.list(old), sequence, schema, path);
        }
    }

    private void fields(Mapping old, Mapping mapping, Schema schema, String path) {
        mapping.forEach((name, value) -> {
            Schema field = schema.field(name);
            if (field != null) {
                value(old.get(name), value, field, path + "." + name);
            }
        });
        required(mapping, schema, path + ".");
    }

    private void required(Mapping mapping, Schema schema, String prefix) {
        schema.required().stream()
                .filter(name -> !mapping.has(name))
                .forEach(name -> causes.add(Cause.required(prefix + name)));
    }

    private void items(Sequence old, Sequence sequence, Schema schema, String path) {
        Schema items = schema.items().orElse(null);
        if (items != null) {
            Map<Tree, Tree> known = schema.listType() == Schema.ListType.MAP ? byKey(old, schema) : Map.of();
            for (int i = 0; i < sequence.size(); i++) {
                Tree item = sequence.get(i);
                value(known.isEmpty() ? null : known.get(key(item, schema)), item, items, path + "[" + i + "]");
            }
        }
        if (schema.listType() == Schema.ListType.SET) {
            requireDistinct(sequence.items(), path);
        } else if (schema.listType() == Schema.ListType.MAP) {
            requireDistinct(sequence.stream().map(item -> key(item, schema)).toList(), path);
        }
    }

    private static Map<Tree, Tree> byKey(Sequence list, Schema schema) {
        Map<Tree, Tree> items = new HashMap<>();
        list.forEach(item -> items.put(key(item, schema), item));
        return items;
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
        Tree value = item.get(name);
        if (value != null) {
            return value;
        }
        Schema field = list.items().map(items -> items.field(name)).orElse(null);
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
