package io.githops.schema;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one schema in its file form. Equal parts are written once. */
final class CompactWriter {
    private final Map<Schema, Integer> uses = new HashMap<>();
    private final Map<Schema, Num> numbers = new HashMap<>();
    private final List<Tree> shared = new ArrayList<>();

    Tree write(Schema schema) {
        count(schema);
        Tree root = reference(schema);
        return Mapping.of(CompactSchema.SHARED, Sequence.of(shared), CompactSchema.ROOT, root);
    }

    private void count(Schema schema) {
        if (!isWord(schema) && uses.merge(schema, 1, Integer::sum) == 1) {
            schema.properties().values().forEach(this::count);
            schema.additionalProperties().ifPresent(this::count);
            schema.items().ifPresent(this::count);
        }
    }

    private Tree reference(Schema schema) {
        if (isWord(schema)) {
            return new Text(CompactSchema.word(schema.type()) + (schema.isNullable() ? "?" : ""));
        }
        if (uses.getOrDefault(schema, 0) < 2) {
            return mapping(schema);
        }
        Num number = numbers.get(schema);
        if (number == null) {
            Tree written = mapping(schema);
            number = Num.of(shared.size());
            shared.add(written);
            numbers.put(schema, number);
        }
        return number;
    }

    private static boolean isWord(Schema schema) {
        return schema.equals(
                Schema.builder(schema.type()).nullable(schema.isNullable()).build());
    }

    private Mapping mapping(Schema schema) {
        MappingBuilder out = Mapping.builder();
        if (!impliedType(schema).equals(schema.type())) {
            out.put(CompactSchema.TYPE, new Text(CompactSchema.word(schema.type())));
        }
        flag(out, CompactSchema.NULLABLE, schema.isNullable());
        merging(out, schema);
        flag(out, CompactSchema.PRESERVE, schema.preservesUnknownFields() && schema.type() != Schema.Type.ANY);
        texts(out, CompactSchema.REQUIRED, schema.required());
        list(out, CompactSchema.ENUM, schema.enumeration());
        list(out, CompactSchema.ADMITTED, schema.admittedValues());
        schema.defaultValue().ifPresent(value -> out.put(CompactSchema.DEFAULT, value));
        bounds(out, schema.bounds());
        schema.items().ifPresent(items -> out.put(CompactSchema.ITEMS, reference(items)));
        schema.additionalProperties().ifPresent(values -> out.put(CompactSchema.VALUES, reference(values)));
        if (!schema.properties().isEmpty()) {
            MappingBuilder fields = Mapping.builder();
            schema.properties().forEach((name, field) -> fields.put(name, reference(field)));
            out.put(CompactSchema.FIELDS, fields.build());
        }
        return out.build();
    }

    private static Schema.Type impliedType(Schema schema) {
        if (!schema.properties().isEmpty() || schema.additionalProperties().isPresent()) {
            return Schema.Type.OBJECT;
        }
        return schema.items().isPresent() ? Schema.Type.ARRAY : Schema.Type.ANY;
    }

    private static void merging(MappingBuilder out, Schema schema) {
        if (schema.listType() != Schema.ListType.ATOMIC) {
            out.put(CompactSchema.LIST, new Text(schema.listType().name().toLowerCase(Locale.ROOT)));
        }
        texts(out, CompactSchema.KEYS, schema.listKeys());
        flag(out, CompactSchema.ATOMIC, schema.isAtomicMapping());
    }

    private static void bounds(MappingBuilder out, Bounds bounds) {
        put(out, CompactSchema.PATTERN, bounds.pattern() == null ? null : new Text(bounds.pattern()));
        put(out, CompactSchema.FORMAT, bounds.format() == null ? null : new Text(bounds.format()));
        put(out, CompactSchema.MINIMUM, bounds.minimum());
        put(out, CompactSchema.MAXIMUM, bounds.maximum());
        put(out, CompactSchema.MIN_LENGTH, bounds.minLength() == null ? null : Num.of(bounds.minLength()));
        put(out, CompactSchema.MAX_LENGTH, bounds.maxLength() == null ? null : Num.of(bounds.maxLength()));
    }

    private static void put(MappingBuilder out, String name, @Nullable Tree value) {
        if (value != null) {
            out.put(name, value);
        }
    }

    private static void flag(MappingBuilder out, String name, boolean value) {
        if (value) {
            out.put(name, Bool.TRUE);
        }
    }

    private static void texts(MappingBuilder out, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            out.put(name, Sequence.ofTexts(values));
        }
    }

    private static void list(MappingBuilder out, String name, Collection<Tree> values) {
        if (!values.isEmpty()) {
            out.put(name, Sequence.of(values));
        }
    }
}
