package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes a set of places out of a value. A container from which everything goes becomes null in the API server's sense: its
 * field stays, explicitly null.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/typed/remove.go">structured-merge-diff,
 *     typed/remove.go</a>
 */
final class Removal {
    private Removal() {}

    static Mapping remove(Mapping value, FieldSet places, Schema schema) {
        return removeParts(value, places, schema) instanceof Mapping mapping ? mapping : Mapping.empty();
    }

    private static @Nullable Tree removeParts(Tree value, FieldSet places, Schema schema) {
        return switch (Structure.of(schema, value)) {
            case LEAF -> isScalar(value, schema) ? value : null;
            case MAPPING -> removeFields(Structure.mapping(value), places, schema);
            case LIST -> removeItems(Structure.list(value), places, schema);
        };
    }

    private static boolean isScalar(Tree value, Schema schema) {
        return !(value instanceof Mapping)
                && !(value instanceof Sequence)
                && schema.type() != Schema.Type.OBJECT
                && schema.type() != Schema.Type.ARRAY;
    }

    private static @Nullable Tree removeFields(Mapping mapping, FieldSet places, Schema schema) {
        MappingBuilder kept = Mapping.builder();
        mapping.forEach((name, value) -> {
            var step = new PathElement.Field(name);
            if (places.hasMember(step)) {
                return;
            }
            FieldSet below = places.below(step);
            if (below.isEmpty()) {
                kept.put(name, value);
                return;
            }
            Schema field = Objects.requireNonNullElse(Structure.field(schema, name), Schema.any());
            Tree rest = removeParts(value, below, field);
            kept.put(name, rest == null ? io.githops.tree.Null.NULL : rest);
        });
        Mapping rest = kept.build();
        return rest.isEmpty() ? null : rest;
    }

    private static @Nullable Tree removeItems(Sequence list, FieldSet places, Schema schema) {
        List<Tree> kept = new ArrayList<>();
        for (Tree item : list) {
            PathElement step = Structure.step(schema, item);
            if (places.hasMember(step)) {
                continue;
            }
            FieldSet below = places.below(step);
            Tree rest = below.isEmpty() ? item : removeParts(item, below, Structure.items(schema));
            kept.add(rest == null ? io.githops.tree.Null.NULL : rest);
        }
        return kept.isEmpty() ? null : Sequence.of(kept);
    }
}
