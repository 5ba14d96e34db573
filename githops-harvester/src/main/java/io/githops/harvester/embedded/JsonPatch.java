package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies a list of operations to a document, as RFC 6902 says. */
final class JsonPatch {
    private JsonPatch() {}

    /** @throws PatchFailure when an operation is malformed, names a place that is not there, or tests in vain */
    static Tree apply(Tree document, Tree patch) throws PatchFailure {
        if (!(patch instanceof Sequence operations)) {
            throw new PatchFailure("a JSON patch is a list of operations");
        }
        Tree patched = document;
        for (Tree operation : operations) {
            if (!(operation instanceof Mapping mapping)) {
                throw new PatchFailure("an operation is a mapping");
            }
            patched = apply(patched, mapping);
        }
        return patched;
    }

    private static Tree apply(Tree document, Mapping operation) throws PatchFailure {
        JsonPointer path = pointer(operation, "path");
        String name = operation.text("op").orElse("");
        return switch (name) {
            case "add" -> put(document, path, value(operation), true);
            case "replace" -> put(document, path, value(operation), false);
            case "remove" -> remove(document, path);
            case "copy" -> put(document, path, get(document, pointer(operation, "from")), true);
            case "move" -> move(document, pointer(operation, "from"), path);
            case "test" -> test(document, path, value(operation));
            default -> throw new PatchFailure("unknown operation");
        };
    }

    private static JsonPointer pointer(Mapping operation, String name) throws PatchFailure {
        String text = operation.text(name).orElse(null);
        if (text == null) {
            throw new PatchFailure("an operation without " + name);
        }
        return JsonPointer.parse(text);
    }

    private static Tree value(Mapping operation) throws PatchFailure {
        @Nullable Tree value = operation.get("value");
        if (value == null) {
            throw new PatchFailure("an operation without value");
        }
        return value;
    }

    private static Tree move(Tree document, JsonPointer from, JsonPointer to) throws PatchFailure {
        if (!from.equals(to) && from.contains(to)) {
            throw new PatchFailure("a value cannot be moved into itself");
        }
        return put(remove(document, from), to, get(document, from), true);
    }

    private static Tree test(Tree document, JsonPointer path, Tree value) throws PatchFailure {
        if (!get(document, path).equals(value)) {
            throw new PatchFailure("a test failed");
        }
        return document;
    }

    private static Tree get(Tree tree, JsonPointer path) throws PatchFailure {
        return path.isRoot() ? tree : get(child(tree, path.first()), path.rest());
    }

    private static Tree child(Tree tree, String token) throws PatchFailure {
        @Nullable Tree child = null;
        if (tree instanceof Mapping mapping) {
            child = mapping.get(token);
        } else if (tree instanceof Sequence sequence) {
            child = sequence.get(index(token, sequence.size() - 1));
        }
        if (child == null) {
            throw new PatchFailure("no such field");
        }
        return child;
    }

    private static Tree put(Tree tree, JsonPointer path, Tree value, boolean mayAdd) throws PatchFailure {
        if (path.isRoot()) {
            return value;
        }
        String token = path.first();
        boolean last = path.rest().isRoot();
        if (tree instanceof Mapping mapping && last && mayAdd) {
            return mapping.with(token, value);
        }
        if (tree instanceof Sequence sequence && last && mayAdd) {
            int at = token.equals("-") ? sequence.size() : index(token, sequence.size());
            List<Tree> items = new ArrayList<>(sequence.items());
            items.add(at, value);
            return Sequence.of(items);
        }
        return withChild(tree, token, put(child(tree, token), path.rest(), value, mayAdd));
    }

    private static Tree remove(Tree tree, JsonPointer path) throws PatchFailure {
        if (path.isRoot()) {
            throw new PatchFailure("the whole document cannot be removed");
        }
        Tree child = child(tree, path.first());
        if (!path.rest().isRoot()) {
            return withChild(tree, path.first(), remove(child, path.rest()));
        }
        if (tree instanceof Mapping mapping) {
            return mapping.without(path.first());
        }
        List<Tree> items = new ArrayList<>(((Sequence) tree).items());
        items.remove(Integer.parseInt(path.first()));
        return Sequence.of(items);
    }

    private static Tree withChild(Tree tree, String token, Tree child) {
        return tree instanceof Mapping mapping
                ? mapping.with(token, child)
                : ((Sequence) tree).with(Integer.parseInt(token), child);
    }

    private static int index(String token, int most) throws PatchFailure {
        if (!token.matches("0|[1-9]\\d{0,8}") || Integer.parseInt(token) > most) {
            throw new PatchFailure("no such item");
        }
        return Integer.parseInt(token);
    }
}
