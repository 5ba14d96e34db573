package io.githops.diff;

import io.githops.model.BoundResource;
import io.githops.model.LateBoundValue;
import io.githops.model.Resource;
import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Late-bound values that are not known yet, where their text would not fit the field. */
final class UnknownValues {
    private UnknownValues() {}

    /** The resource with the live value for each number and boolean that is not known, or without it. */
    static Resource replaced(Resource resource, Schema schema, @Nullable Mapping live) {
        return resource.withTree(inMapping(resource.tree(), schema, live == null ? Mapping.empty() : live));
    }

    /** Whether there are such values. */
    static boolean areReplaced(BoundResource bound, Schema schema) {
        return !bound.unresolved().isEmpty()
                && !replaced(bound.resource(), schema, null).equals(bound.resource());
    }

    private static Mapping inMapping(Mapping mapping, @Nullable Schema known, Mapping live) {
        Mapping replaced = mapping;
        for (int i = 0; i < mapping.size(); i++) {
            String name = mapping.name(i);
            Schema field = known == null ? null : known.field(name);
            Tree value =
                    isUnfit(mapping.value(i), field) ? live.get(name) : in(mapping.value(i), field, live.mapping(name));
            replaced = value == null ? replaced.without(name) : replaced.with(name, value);
        }
        return replaced;
    }

    private static Tree in(Tree tree, @Nullable Schema known, Mapping live) {
        if (tree instanceof Mapping mapping) {
            return inMapping(mapping, known, live);
        }
        if (!(tree instanceof Sequence items)) {
            return tree;
        }
        Schema item = known == null ? null : known.items().orElse(null);
        List<Tree> kept = new ArrayList<>();
        for (Tree value : items) {
            if (!isUnfit(value, item)) {
                kept.add(in(value, item, Mapping.empty()));
            }
        }
        return Sequence.of(kept);
    }

    private static boolean isUnfit(Tree value, @Nullable Schema known) {
        if (known == null || !(value instanceof Text text) || !LateBoundValue.isIn(text.value())) {
            return false;
        }
        return switch (known.type()) {
            case INTEGER, NUMBER, BOOLEAN -> true;
            case STRING, INT_OR_STRING, ANY, OBJECT, ARRAY -> false;
        };
    }
}
