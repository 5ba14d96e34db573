package io.githops.harvester.embedded;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills in a schema's defaults where fields are absent, or null without being allowed to. Mappings that are absent stay
 * absent unless they have a default themselves.
 */
final class Defaulting {
    private Defaulting() {}

    static Mapping complete(Mapping object, Schema schema) {
        Mapping completed = object;
        for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
            completed = complete(completed, property.getKey(), property.getValue());
        }
        @Nullable Schema others = schema.additionalProperties().orElse(null);
        if (others != null) {
            for (String name : object.names()) {
                completed = schema.properties().containsKey(name) ? completed : complete(completed, name, others);
            }
        }
        return completed;
    }

    private static Mapping complete(Mapping parent, String name, Schema schema) {
        @Nullable Tree value = parent.get(name);
        boolean absent = value == null || value instanceof Null && !schema.isNullable();
        if (absent) {
            value = schema.defaultValue().orElse(value);
        }
        return value == null ? parent : parent.with(name, complete(value, schema));
    }

    private static Tree complete(Tree tree, Schema schema) {
        if (tree instanceof Mapping mapping) {
            return complete(mapping, schema);
        }
        @Nullable Schema items = schema.items().orElse(null);
        return tree instanceof Sequence sequence && items != null ? sequence.map(item -> complete(item, items)) : tree;
    }
}
