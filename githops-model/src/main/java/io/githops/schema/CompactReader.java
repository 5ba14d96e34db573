package io.githops.schema;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one schema from its file form. */
final class CompactReader {
    private static final Map<String, Schema.Type> TYPES = new TreeMap<>();
    private static final Map<String, Schema> WORDS = new HashMap<>();

    static {
        for (Schema.Type type : Schema.Type.values()) {
            String word = CompactSchema.word(type);
            TYPES.put(word, type);
            WORDS.put(word, Schema.builder(type).build());
            WORDS.put(word + "?", Schema.builder(type).nullable(true).build());
        }
    }

    private final List<Schema> shared = new ArrayList<>();

    Schema read(Tree compact) {
        if (!(compact instanceof Mapping document) || !document.has(CompactSchema.ROOT)) {
            throw malformed("the document", "shared and root");
        }
        document.sequence(CompactSchema.SHARED).forEach(part -> shared.add(schema(part)));
        return schema(document.get(CompactSchema.ROOT));
    }

    private Schema schema(@Nullable Tree compact) {
        if (compact instanceof Text word) {
            return word(word.value());
        }
        if (compact instanceof Num number) {
            return shared(number);
        }
        if (compact instanceof Mapping mapping) {
            return schema(mapping);
        }
        throw malformed("a schema", "a word, a number or a mapping");
    }

    private static Schema word(String word) {
        Schema schema = WORDS.get(word);
        if (schema == null) {
            throw malformed("the word \"" + word + "\"", "one of " + List.copyOf(TYPES.keySet()));
        }
        return schema;
    }

    private Schema shared(Num number) {
        if (!number.isIntegral()
                || number.decimal().signum() < 0
                || number.decimal().compareTo(new BigDecimal(shared.size())) >= 0) {
            throw malformed("the reference " + Json.text(number), "the number of an earlier shared schema");
        }
        return shared.get((int) number.longValue());
    }

    private Schema schema(Mapping compact) {
        Schema.Type type = type(compact);
        SchemaBuilder schema = Schema.builder(type)
                .additionalProperties(part(compact, CompactSchema.VALUES))
                .items(part(compact, CompactSchema.ITEMS))
                .required(compact.sequence(CompactSchema.REQUIRED).texts())
                .enumeration(compact.sequence(CompactSchema.ENUM).items())
                .admittedValues(compact.sequence(CompactSchema.ADMITTED).items())
                .listType(listType(compact))
                .listKeys(compact.sequence(CompactSchema.KEYS).texts())
                .atomicMapping(flag(compact, CompactSchema.ATOMIC))
                .preservesUnknownFields(flag(compact, CompactSchema.PRESERVE))
                .nullable(flag(compact, CompactSchema.NULLABLE))
                .defaultValue(compact.get(CompactSchema.DEFAULT))
                .bounds(bounds(compact));
        compact.mapping(CompactSchema.FIELDS).forEach((name, field) -> schema.property(name, schema(field)));
        return schema.build();
    }

    private @Nullable Schema part(Mapping compact, String name) {
        Tree part = compact.get(name);
        return part == null ? null : schema(part);
    }

    private static Schema.Type type(Mapping compact) {
        if (compact.has(CompactSchema.TYPE)) {
            return type(compact.text(CompactSchema.TYPE).orElse(""));
        }
        if (compact.has(CompactSchema.FIELDS) || compact.has(CompactSchema.VALUES)) {
            return Schema.Type.OBJECT;
        }
        return compact.has(CompactSchema.ITEMS) ? Schema.Type.ARRAY : Schema.Type.ANY;
    }

    private static Schema.Type type(String word) {
        Schema.Type type = TYPES.get(word);
        if (type == null) {
            throw malformed("the type \"" + word + "\"", "one of " + List.copyOf(TYPES.keySet()));
        }
        return type;
    }

    private static Schema.ListType listType(Mapping compact) {
        if (!compact.has(CompactSchema.LIST)) {
            return Schema.ListType.ATOMIC;
        }
        return switch (compact.text(CompactSchema.LIST).orElse("")) {
            case "set" -> Schema.ListType.SET;
            case "map" -> Schema.ListType.MAP;
            default -> throw malformed("a list type", "set or map");
        };
    }

    private static Bounds bounds(Mapping compact) {
        var bounds = new Bounds(
                compact.text(CompactSchema.PATTERN).orElse(null),
                compact.text(CompactSchema.FORMAT).orElse(null),
                number(compact, CompactSchema.MINIMUM),
                number(compact, CompactSchema.MAXIMUM),
                length(compact, CompactSchema.MIN_LENGTH),
                length(compact, CompactSchema.MAX_LENGTH));
        return bounds.equals(Bounds.NONE) ? Bounds.NONE : bounds;
    }

    private static @Nullable Num number(Mapping compact, String name) {
        return compact.get(name) instanceof Num number ? number : null;
    }

    private static @Nullable Integer length(Mapping compact, String name) {
        Num length = number(compact, name);
        return length == null ? null : length.decimal().intValue();
    }

    private static boolean flag(Mapping compact, String name) {
        return Bool.TRUE.equals(compact.get(name));
    }

    private static IllegalArgumentException malformed(String found, String expected) {
        return new IllegalArgumentException("not a compact schema: found " + found + "; expected " + expected);
    }
}
