package io.githops.diff.patch;

import io.githops.diff.patch.PatchOperation.Add;
import io.githops.diff.patch.PatchOperation.Copy;
import io.githops.diff.patch.PatchOperation.Move;
import io.githops.diff.patch.PatchOperation.Remove;
import io.githops.diff.patch.PatchOperation.Replace;
import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws documents that have much in common, and patches that mostly fit them. */
final class RandomDocument {
    private static final int MOST_LEVELS = 4;
    private static final List<String> NAMES = List.of("a", "b", "name", "0", "x/y", "m~n", "");

    private final Random random;

    RandomDocument(Random random) {
        this.random = random;
    }

    Tree tree() {
        return tree(MOST_LEVELS, Null.NULL);
    }

    /** A mapping in which no mapping has an entry of null. */
    Mapping withoutNull() {
        return mapping(MOST_LEVELS, Bool.FALSE);
    }

    /** A mapping that removes entries, but has no null within its lists. */
    Mapping mergePatch() {
        return mergePatch(MOST_LEVELS);
    }

    /** A mapping or a list. */
    Tree container() {
        return random.nextBoolean() ? list(MOST_LEVELS, Null.NULL) : mapping(MOST_LEVELS, Null.NULL);
    }

    /** Fits the document but for, at times, its last operation. */
    JsonPatch jsonPatch(Tree document) {
        List<PatchOperation> operations = new ArrayList<>();
        Tree patched = document;
        for (int i = random.nextInt(5); i >= 0; i--) {
            PatchOperation operation = operation(patched);
            try {
                patched = JsonPatch.of(operation).apply(patched);
                operations.add(operation);
            } catch (PatchException e) {
                if (random.nextInt(5) == 0) {
                    operations.add(operation);
                    break;
                }
            }
        }
        return new JsonPatch(operations);
    }

    private Tree tree(int levels, Tree nothing) {
        int shape = random.nextInt(levels > 0 ? 8 : 4);
        if (shape >= 6) {
            return list(levels, nothing);
        }
        if (shape >= 4) {
            return mapping(levels, nothing);
        }
        return switch (shape) {
            case 0 -> Num.of(random.nextInt(3));
            case 1 -> new Text(NAMES.get(random.nextInt(3)));
            case 2 -> Bool.of(random.nextBoolean());
            default -> nothing;
        };
    }

    private Mapping mapping(int levels, Tree nothing) {
        MappingBuilder entries = Mapping.builder();
        NAMES.stream()
                .filter(name -> random.nextInt(3) == 0)
                .forEach(name -> entries.put(name, tree(levels - 1, nothing)));
        return entries.build();
    }

    private Sequence list(int levels, Tree nothing) {
        List<Tree> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            items.add(tree(levels - 1, nothing));
        }
        return Sequence.of(items);
    }

    private Mapping mergePatch(int levels) {
        MappingBuilder entries = Mapping.builder();
        for (String name : NAMES) {
            switch (random.nextInt(6)) {
                case 0 -> entries.put(name, Null.NULL);
                case 1 -> entries.put(name, levels == 0 ? Num.of(7) : mergePatch(levels - 1));
                case 2 -> entries.put(name, list(levels - 1, Bool.TRUE));
                default -> {}
            }
        }
        return entries.build();
    }

    private PatchOperation operation(Tree document) {
        JsonPointer path = pointer(document);
        return switch (random.nextInt(6)) {
            case 0 -> new Remove(path.isRoot() ? path.plus("a") : path);
            case 1 -> new Replace(path, tree());
            case 2 -> new Move(pointer(document), path);
            case 3 -> new Copy(pointer(document), path);
            case 4 -> new PatchOperation.Test(path, tested(document, path));
            default -> new Add(path, tree());
        };
    }

    /** Nothing with a null: {@code kubectl} finds it at places that are not there, and crashes on it within lists. */
    private Tree tested(Tree document, JsonPointer path) {
        return path.in(document)
                .filter(value -> !Json.text(value).contains("null") && random.nextInt(4) > 0)
                .orElse(Num.of(1));
    }

    private JsonPointer pointer(Tree document) {
        JsonPointer pointer = JsonPointer.root();
        Tree reached = document;
        while (random.nextInt(5) > 0) {
            String token = token(reached);
            pointer = pointer.plus(token);
            Tree child = JsonPointer.child(reached, token);
            if (child == null) {
                break;
            }
            reached = child;
        }
        return pointer;
    }

    private String token(Tree tree) {
        if (tree instanceof Mapping mapping && !mapping.isEmpty() && random.nextInt(4) > 0) {
            return mapping.name(random.nextInt(mapping.size()));
        }
        if (tree instanceof Sequence list) {
            int index = random.nextInt(list.size() + 3);
            return index > list.size() ? JsonPointer.END : Integer.toString(index);
        }
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
