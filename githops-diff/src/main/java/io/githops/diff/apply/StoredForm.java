package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Map;

/**
 * What the API server does to any object before it stores it, whatever its kind: fields the schema does not know are left
 * out, absent fields with a default are filled in.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting">
 *     Kubernetes, defaulting and pruning</a>
 */
public final class StoredForm {
    private StoredForm() {}

    /** The object without unknown fields and with defaults. */
    public static Mapping of(Mapping object, Schema schema) {
        return withDefaults(known(object, schema), schema);
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
