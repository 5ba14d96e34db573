package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the API server takes a value apart when it merges: what is one leaf, and what has parts of its own. Values whose type
 * the schema leaves open are mappings with parts, or leaves.
 *
 * @see <a href="https://github.com/kubernetes/kube-openapi/blob/master/pkg/schemaconv/openapi.go">kube-openapi,
 *     schemaconv/openapi.go</a>
 */
enum Structure {
    /** One value, owned as a whole: scalars, atomic lists and mappings. */
    LEAF,
    /** Fields with owners of their own. */
    MAPPING,
    /** Items with owners of their own. */
    LIST;

    static Structure of(Schema schema, @Nullable Tree value) {
        return switch (schema.type()) {
            case OBJECT -> schema.isAtomicMapping() ? LEAF : MAPPING;
            case ARRAY -> schema.listType() == Schema.ListType.ATOMIC ? LEAF : LIST;
            case ANY -> value instanceof Mapping ? MAPPING : LEAF;
            default -> LEAF;
        };
    }

    /** The structure of two versions of a value; where they differ, the newer one decides. */
    static Structure of(Schema schema, @Nullable Tree older, @Nullable Tree newer) {
        return of(schema, newer != null ? newer : older);
    }

    /** The schema of a mapping's field; an object about which nothing is said may hold anything. */
    static @Nullable Schema field(Schema schema, String name) {
        Schema field = schema.field(name);
        boolean isFree = schema.type() == Schema.Type.OBJECT
                && schema.properties().isEmpty()
                && schema.additionalProperties().isEmpty();
        return field == null && isFree ? Schema.any() : field;
    }

    /** The schema of a list's items. */
    static Schema items(Schema schema) {
        return schema.items().orElse(Schema.any());
    }

    static Mapping mapping(@Nullable Tree value) {
        return value instanceof Mapping mapping ? mapping : Mapping.empty();
    }

    static Sequence list(@Nullable Tree value) {
        return value instanceof Sequence sequence ? sequence : Sequence.empty();
    }

    /** The step that leads to an item of a list with owners of its own; absent key fields take their defaults. */
    static PathElement step(Schema list, Tree item) {
        if (list.listType() == Schema.ListType.SET || !(item instanceof Mapping mapping)) {
            return new PathElement.Value(item);
        }
        Map<String, Tree> key = new HashMap<>();
        for (String name : list.listKeys()) {
            Tree value = mapping.get(name);
            if (value == null) {
                value = items(list).properties().containsKey(name)
                        ? items(list).properties().get(name).defaultValue().orElse(null)
                        : null;
            }
            if (value != null && !(value instanceof Null)) {
                key.put(name, value);
            }
        }
        return PathElement.Key.of(key);
    }
}
