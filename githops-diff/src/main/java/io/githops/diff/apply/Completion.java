package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the API server does to an object before it stores it: fields the schema does not know are left out, absent fields
 * with a default are filled in.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting">
 *     Kubernetes, defaulting and pruning</a>
 */
final class Completion {
    private Completion() {}

    static Mapping complete(Mapping object, Schema schema) {
        return completeFields(object, schema);
    }

    private static Tree complete(Tree value, Schema schema) {
        if (value instanceof Mapping mapping && schema.type() == Schema.Type.OBJECT) {
            return completeFields(mapping, schema);
        }
        if (value instanceof Sequence list && schema.type() == Schema.Type.ARRAY) {
            Schema items = Structure.items(schema);
            return list.map(item -> complete(item, items));
        }
        return value;
    }

    private static Mapping completeFields(Mapping mapping, Schema schema) {
        Mapping completed = mapping;
        for (String name : mapping.names()) {
            Schema field = schema.field(name);
            if (field == null) {
                completed = completed.without(name);
                continue;
            }
            Tree value = mapping.get(name);
            boolean isDroppedNull = value instanceof Null
                    && !field.isNullable()
                    && field.defaultValue().isPresent();
            if (isDroppedNull) {
                completed = completed.without(name);
            } else if (value != null) {
                completed = completed.with(name, complete(value, field));
            }
        }
        return withDefaults(completed, schema);
    }

    private static Mapping withDefaults(Mapping mapping, Schema schema) {
        @Nullable MappingBuilder builder = null;
        for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
            Tree value = property.getValue().defaultValue().orElse(null);
            if (value != null && !mapping.has(property.getKey())) {
                builder = builder == null ? Mapping.builder().putAll(mapping) : builder;
                builder.put(property.getKey(), complete(value, property.getValue()));
            }
        }
        return builder == null ? mapping : builder.build();
    }
}
