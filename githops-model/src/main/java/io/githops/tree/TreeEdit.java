package io.githops.tree;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes a tree at one place; everything beside the way to it is shared with the old tree. */
final class TreeEdit {
    private final FieldPath path;
    private final List<PathElement> steps;

    TreeEdit(FieldPath path) {
        this.path = path;
        this.steps = path.elements();
    }

    Tree set(Tree tree, Tree value) {
        return set(tree, 0, value);
    }

    Tree remove(Tree tree) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("found the root; expected a path to a part of the tree");
        }
        return remove(tree, 0);
    }

    Tree edit(Tree tree, UnaryOperator<Tree> edit) {
        return edit(tree, 0, edit);
    }

    private Tree set(@Nullable Tree old, int depth, Tree value) {
        if (depth == steps.size()) {
            return value.equals(old) ? old : value;
        }
        PathElement step = steps.get(depth);
        if (step instanceof PathElement.Field field) {
            Mapping mapping = mapping(old, depth);
            return mapping.with(field.name(), set(mapping.get(field.name()), depth + 1, value));
        }
        return setItem(sequence(old, depth), step, depth, value);
    }

    private Sequence setItem(Sequence items, PathElement step, int depth, Tree value) {
        int at = position(step, items);
        Tree item = set(at < 0 ? seed(step) : items.get(at), depth + 1, value);
        boolean isItemItself = depth + 1 == steps.size();
        if (isItemItself && !isNamedBy(step, item)) {
            throw new IllegalArgumentException(
                    upTo(depth + 1) + ": found another item; expected one of the key or value that the path names");
        }
        if (at >= 0) {
            return items.with(at, item);
        }
        if (step instanceof PathElement.Index index && index.index() != items.size()) {
            throw new IllegalArgumentException(
                    upTo(depth + 1) + ": found a list of " + items.size() + "; expected an index up to its length");
        }
        return items.plus(item);
    }

    /** What an item holds from the start when it is created on the way; null where that is open. */
    private static @Nullable Tree seed(PathElement step) {
        if (step instanceof PathElement.Key key) {
            return Mapping.of(key.fields());
        }
        return step instanceof PathElement.Value item ? item.value() : null;
    }

    private static boolean isNamedBy(PathElement step, Tree item) {
        return step instanceof PathElement.Index
                || step instanceof PathElement.Key key && key.matches(item)
                || step instanceof PathElement.Value named && named.value().equals(item);
    }

    private Tree remove(Tree old, int depth) {
        PathElement step = steps.get(depth);
        @Nullable Tree part = step.in(old);
        if (part == null) {
            return old;
        }
        if (depth + 1 < steps.size()) {
            return replace(old, step, part, remove(part, depth + 1));
        }
        return step instanceof PathElement.Field field
                ? ((Mapping) old).without(field.name())
                : ((Sequence) old).without(position(step, (Sequence) old));
    }

    private Tree edit(Tree old, int depth, UnaryOperator<Tree> edit) {
        if (depth == steps.size()) {
            Tree edited = edit.apply(old);
            return edited.equals(old) ? old : edited;
        }
        PathElement step = steps.get(depth);
        @Nullable Tree part = step.in(old);
        return part == null ? old : replace(old, step, part, edit(part, depth + 1, edit));
    }

    private static Tree replace(Tree old, PathElement step, Tree part, Tree changed) {
        if (part == changed) {
            return old;
        }
        return step instanceof PathElement.Field field
                ? ((Mapping) old).with(field.name(), changed)
                : ((Sequence) old).with(position(step, (Sequence) old), changed);
    }

    /** The index of the item that a step leads to, or -1 when there is none. */
    private static int position(PathElement step, Sequence items) {
        for (int i = 0; i < items.size(); i++) {
            boolean isNamed =
                    step instanceof PathElement.Index index ? index.index() == i : isNamedBy(step, items.get(i));
            if (isNamed) {
                return i;
            }
        }
        return -1;
    }

    private Mapping mapping(@Nullable Tree old, int depth) {
        if (old == null || old instanceof Null) {
            return Mapping.empty();
        }
        if (old instanceof Mapping mapping) {
            return mapping;
        }
        throw unfit(old, depth, "a mapping");
    }

    private Sequence sequence(@Nullable Tree old, int depth) {
        if (old == null || old instanceof Null) {
            return Sequence.empty();
        }
        if (old instanceof Sequence sequence) {
            return sequence;
        }
        throw unfit(old, depth, "a list");
    }

    private IllegalArgumentException unfit(Tree found, int depth, String expected) {
        String place = depth == 0 ? "the root" : upTo(depth).toString();
        return new IllegalArgumentException(
                place + ": found " + found.shape().words() + "; expected " + expected + " on the way to " + path);
    }

    private FieldPath upTo(int depth) {
        return new FieldPath(steps.subList(0, depth));
    }
}
