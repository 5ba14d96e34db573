package io.githops.schema;

import io.githops.schema.Schema.ListType;
import io.githops.schema.Schema.Type;
import io.githops.tree.FieldPath;
import io.githops.tree.PathElement;
import java.util.List;

/** Tells a schema by which fields the items of one of its lists are known. */
final class KeyedList {
    private static final String ANY_ITEM = "[*]";
    private static final String SOME_ITEM = "[0]";

    private final String list;
    private final List<PathElement> steps;
    private final List<String> keys;

    KeyedList(String list, List<String> keys) {
        this.list = list;
        this.steps = FieldPath.parse(list.replace(ANY_ITEM, SOME_ITEM)).elements();
        this.keys = List.copyOf(keys);
    }

    Schema in(Schema root) {
        if (keys.isEmpty() || steps.isEmpty()) {
            throw fault("no " + (keys.isEmpty() ? "keys" : "list") + " given");
        }
        return below(root, 0);
    }

    private Schema below(Schema schema, int depth) {
        if (depth == steps.size()) {
            return keyed(schema);
        }
        if (steps.get(depth) instanceof PathElement.Field field) {
            Schema inner = below(field(schema, field.name()), depth + 1);
            return open(schema, Type.OBJECT, depth)
                    .property(field.name(), inner)
                    .build();
        }
        if (steps.get(depth) instanceof PathElement.Index) {
            return open(schema, Type.ARRAY, depth)
                    .items(below(items(schema), depth + 1))
                    .build();
        }
        throw fault("list items are written [*]");
    }

    private Schema keyed(Schema schema) {
        Schema items = items(schema);
        if (items.type() != Type.OBJECT && items.type() != Type.ANY) {
            throw fault("its items are no mappings");
        }
        return open(schema, Type.ARRAY, steps.size())
                .items(items)
                .listType(ListType.MAP)
                .listKeys(keys)
                .build();
    }

    private static Schema items(Schema list) {
        return list.items().orElse(Schema.any());
    }

    private Schema field(Schema schema, String name) {
        Schema field = schema.field(name);
        if (field == null && !isFree(schema)) {
            throw fault("the schema has no field " + name + "; expected one of "
                    + String.join(", ", schema.properties().keySet()));
        }
        return field == null ? Schema.any() : field;
    }

    /** An object about which nothing is said may hold anything. */
    private static boolean isFree(Schema schema) {
        return schema.type() == Type.OBJECT && schema.properties().isEmpty();
    }

    /** The parts of a schema that must be of a type; where it may be anything, whatever else it holds is kept. */
    private SchemaBuilder open(Schema schema, Type type, int depth) {
        if (schema.type() == type) {
            SchemaBuilder same = new SchemaBuilder(schema);
            return isFree(schema) ? same.preservesUnknownFields(true) : same;
        }
        if (schema.type() != Type.ANY) {
            throw fault("the schema has no " + (type == Type.ARRAY ? "list" : "mapping") + " at "
                    + (depth == 0 ? "its root" : new FieldPath(steps.subList(0, depth))));
        }
        return new SchemaBuilder(type).preservesUnknownFields(true).nullable(true);
    }

    private IllegalArgumentException fault(String fault) {
        return new IllegalArgumentException("keys of the list " + list + ": " + fault);
    }
}
