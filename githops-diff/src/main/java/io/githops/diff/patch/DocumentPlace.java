package io.githops.diff.patch;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in documents, to be read and written.
 *
 * @param where the operation, for messages
 */
record DocumentPlace(String where, JsonPointer pointer) {

    Tree get(Tree document) {
        Tree reached = document;
        for (int depth = 0; depth < length(); depth++) {
            reached = child(reached, depth);
        }
        return reached;
    }

    Tree add(Tree document, Tree value) {
        return length() == 0 ? value : edit(document, 0, (parent, token) -> added(parent, token, value));
    }

    Tree replace(Tree document, Tree value) {
        return length() == 0
                ? value
                : edit(document, 0, (parent, token) -> {
                    child(parent, length() - 1);
                    return withChild(parent, token, value);
                });
    }

    Tree remove(Tree document) {
        if (length() == 0) {
            throw PatchException.misplaced(
                    where,
                    "the whole document",
                    "a place within it",
                    "replace the document by null if it is to be empty");
        }
        return edit(document, 0, (parent, token) -> {
            child(parent, length() - 1);
            return parent instanceof Mapping mapping
                    ? mapping.without(token)
                    : ((Sequence) parent).without(JsonPointer.index(token));
        });
    }

    private interface Edit {
        Tree edit(Tree parent, String token);
    }

    private Tree edit(Tree tree, int depth, Edit edit) {
        String token = pointer.tokens().get(depth);
        return depth == length() - 1
                ? edit.edit(tree, token)
                : withChild(tree, token, edit(child(tree, depth), depth + 1, edit));
    }

    private Tree added(Tree parent, String token, Tree value) {
        if (parent instanceof Mapping mapping) {
            return mapping.with(token, value);
        }
        if (!(parent instanceof Sequence list)) {
            throw missing(parent, length() - 1);
        }
        int index = token.equals(JsonPointer.END) ? list.size() : JsonPointer.index(token);
        if (index < 0 || index > list.size()) {
            throw PatchException.misplaced(
                    at(length() - 1),
                    size(list),
                    "an index from 0 to " + list.size() + ", or - for the end",
                    "correct the index");
        }
        List<Tree> items = new ArrayList<>(list.items());
        items.add(index, value);
        return Sequence.of(items);
    }

    private static Tree withChild(Tree parent, String token, Tree child) {
        return parent instanceof Mapping mapping
                ? mapping.with(token, child)
                : ((Sequence) parent).with(JsonPointer.index(token), child);
    }

    private Tree child(Tree parent, int depth) {
        @Nullable Tree child = JsonPointer.child(parent, pointer.tokens().get(depth));
        if (child == null) {
            throw missing(parent, depth);
        }
        return child;
    }

    private PatchException missing(Tree parent, int depth) {
        if (parent instanceof Mapping) {
            return PatchException.misplaced(
                    where,
                    "nothing at " + pointer.upTo(depth + 1),
                    "a value there",
                    "correct the path, or add what is missing first");
        }
        if (parent instanceof Sequence list) {
            String expected = list.isEmpty() ? "an item" : "an index from 0 to " + (list.size() - 1);
            return PatchException.misplaced(at(depth), size(list), expected, "correct the index");
        }
        return PatchException.misplaced(
                at(depth),
                parent.shape().words(),
                "a mapping or a list",
                "correct the path, or replace that value first");
    }

    private String at(int depth) {
        return where + ", at \"" + pointer.upTo(depth) + "\"";
    }

    private static String size(Sequence list) {
        return list.size() == 1 ? "a list of 1 item" : "a list of " + list.size() + " items";
    }

    private int length() {
        return pointer.tokens().size();
    }
}
