package io.githops.model.binding;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Applies the difference between two states of a view to the tree that the view shows a part of. What is equal in both
 * states stays as the tree has it, whatever its spelling, order and unknown fields.
 */
final class Merge {
    private Merge() {}

    /**
     * @param original the tree
     * @param before the view of the tree
     * @param after the view as it shall be
     * @return the same instance when both states are equal
     */
    static Tree merge(Tree original, Tree before, Tree after, @Nullable Schema schema) {
        if (before.equals(after)) {
            return original;
        }
        if (original instanceof Mapping whole && before instanceof Mapping old && after instanceof Mapping changed) {
            return mappings(whole, old, changed, schema);
        }
        if (original instanceof Sequence whole && before instanceof Sequence old && after instanceof Sequence changed) {
            return new ListMerge(whole, old, schema).apply(changed);
        }
        return after;
    }

    private static Mapping mappings(Mapping original, Mapping before, Mapping after, @Nullable Schema schema) {
        Mapping merged = original;
        for (String name : before.names()) {
            if (!after.has(name)) {
                merged = merged.without(name);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            String name = after.name(i);
            Tree old = before.get(name);
            if (!after.value(i).equals(old)) {
                Schema inner = schema == null ? null : schema.field(name);
                merged = merged.with(name, field(original.get(name), old, after.value(i), inner));
            }
        }
        return merged;
    }

    /** A mapping that the view shows though the tree has none gets only the fields that changed. */
    private static Tree field(@Nullable Tree original, @Nullable Tree before, Tree after, @Nullable Schema schema) {
        if (before == null) {
            return after;
        }
        if (original != null && !(original instanceof Null)) {
            return merge(original, before, after, schema);
        }
        return before instanceof Mapping old && after instanceof Mapping changed
                ? mappings(Mapping.empty(), old, changed, schema)
                : after;
    }
}
