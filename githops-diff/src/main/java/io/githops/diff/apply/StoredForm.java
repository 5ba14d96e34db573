package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the API server does to any object before it stores it, whatever its kind: fields the schema does not know are left
 * out, absent fields with a default are filled in.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting">
 *     Kubernetes, defaulting and pruning</a>
 */
public final class StoredForm {
    private StoredForm() {}

    /**
     * The object without unknown fields and with defaults. Parts that are the live object's own stay as they are.
     *
     * @param live as it is stored
     */
    static Mapping of(Mapping live, Mapping object, Schema schema) {
        return object == live ? object : withoutEmptyMetadata((Mapping) stored(live, object, schema));
    }

    private static Mapping withoutEmptyMetadata(Mapping object) {
        return object.edit("metadata", metadata -> {
            Mapping kept = metadata;
            for (Map.Entry<String, Tree> field : metadata) {
                Tree value = field.getValue();
                boolean isEmpty = value instanceof Null
                        || value instanceof Mapping mapping && mapping.isEmpty()
                        || value instanceof Sequence list && list.isEmpty();
                kept = isEmpty ? kept.without(field.getKey()) : kept;
            }
            return kept;
        });
    }

    private static Tree stored(@Nullable Tree live, Tree value, Schema schema) {
        if (value == live) {
            return value;
        }
        if (!(value instanceof Mapping mapping) || schema.type() != Schema.Type.OBJECT) {
            return withDefaults(known(value, schema), schema);
        }
        Mapping before = Structure.mapping(live);
        Mapping stored = mapping;
        for (int i = 0; i < mapping.size(); i++) {
            String name = mapping.name(i);
            Schema field = schema.field(name);
            Tree part = mapping.value(i);
            if (field == null) {
                stored = stored.without(name);
            } else if (part != before.get(name) && !(part instanceof Null)) {
                stored = stored.with(name, stored(before.get(name), part, field));
            }
        }
        return withOwnDefaults(stored, schema);
    }

    /** The mapping with the defaults of its fields, where these are absent or null without being allowed to. */
    private static Mapping withOwnDefaults(Mapping mapping, Schema schema) {
        Mapping completed = mapping;
        for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
            Schema field = property.getValue();
            if (field.defaultValue().isPresent()) {
                Tree value = completed.get(property.getKey());
                completed = value == null || value instanceof Null
                        ? withDefault(completed, property.getKey(), field)
                        : completed;
            }
        }
        return completed;
    }

    /**
     * The object with defaults where fields are absent, or null without being allowed to. Mappings that are absent stay
     * absent unless they have a default themselves.
     */
    public static Mapping withDefaults(Mapping object, Schema schema) {
        Mapping completed = object;
        for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
            completed = withDefault(completed, property.getKey(), property.getValue());
        }
        Schema others = schema.additionalProperties().orElse(null);
        if (others != null) {
            for (String name : object.names()) {
                completed = schema.properties().containsKey(name) ? completed : withDefault(completed, name, others);
            }
        }
        return completed;
    }

    private static Mapping withDefault(Mapping parent, String name, Schema schema) {
        Tree value = parent.get(name);
        boolean isAbsent = value == null || value instanceof Null && !schema.isNullable();
        if (isAbsent) {
            value = schema.defaultValue().orElse(value);
        }
        return value == null ? parent : parent.with(name, withDefaults(value, schema));
    }

    private static Tree withDefaults(Tree value, Schema schema) {
        if (value instanceof Mapping mapping) {
            return withDefaults(mapping, schema);
        }
        Schema items = schema.items().orElse(null);
        return value instanceof Sequence list && items != null ? list.map(item -> withDefaults(item, items)) : value;
    }

    private static Mapping known(Mapping mapping, Schema schema) {
        Mapping known = mapping;
        for (String name : mapping.names()) {
            Schema field = schema.field(name);
            Tree value = mapping.get(name);
            known = field == null || value == null ? known.without(name) : known.with(name, known(value, field));
        }
        return known;
    }

    private static Tree known(Tree value, Schema schema) {
        if (value instanceof Mapping mapping && schema.type() == Schema.Type.OBJECT) {
            return known(mapping, schema);
        }
        Schema items = schema.items().orElse(null);
        return value instanceof Sequence list && items != null ? list.map(item -> known(item, items)) : value;
    }
}
