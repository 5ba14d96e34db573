package io.githops.harvester.embedded;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drops the fields that a schema does not know, and remembers their paths in the order of the object. */
final class Pruning {
    private final List<String> unknown = new ArrayList<>();

    /** Paths of the fields that were dropped, such as {@code spec.nosuch}. */
    List<String> unknownFields() {
        return List.copyOf(unknown);
    }

    Mapping prune(Mapping object, Schema schema) {
        return prune(object, schema, "");
    }

    private Tree prune(Tree tree, Schema schema, String path) {
        if (tree instanceof Mapping mapping) {
            return prune(mapping, schema, path);
        }
        @Nullable Schema items = schema.items().orElse(null);
        if (tree instanceof Sequence sequence && items != null) {
            int[] index = {0};
            return sequence.map(item -> prune(item, items, path + "[" + index[0]++ + "]"));
        }
        return tree;
    }

    private Mapping prune(Mapping mapping, Schema schema, String path) {
        Mapping pruned = mapping;
        for (int i = 0; i < mapping.size(); i++) {
            String name = mapping.name(i);
            String field = path.isEmpty() ? name : path + "." + name;
            @Nullable Schema known = schema.field(name);
            if (known == null) {
                unknown.add(field);
                pruned = pruned.without(name);
            } else {
                pruned = pruned.with(name, prune(mapping.value(i), known, field));
            }
        }
        return pruned;
    }
}
