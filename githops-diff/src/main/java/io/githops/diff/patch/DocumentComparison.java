package io.githops.diff.patch;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the operations that lead from one document to another. Every index is that of the list as patched so far. */
final class DocumentComparison {
    private final List<PatchOperation> operations = new ArrayList<>();

    private DocumentComparison() {}

    static List<PatchOperation> between(Tree before, Tree after) {
        var comparison = new DocumentComparison();
        comparison.compare(JsonPointer.root(), before, after);
        return comparison.operations;
    }

    private void compare(JsonPointer path, Tree before, Tree after) {
        if (before == after || before.equals(after)) {
            return;
        }
        if (before instanceof Mapping old && after instanceof Mapping wanted) {
            compareMappings(path, old, wanted);
        } else if (before instanceof Sequence old && after instanceof Sequence wanted) {
            compareLists(path, old, wanted);
        } else {
            operations.add(new PatchOperation.Replace(path, after));
        }
    }

    private void compareMappings(JsonPointer path, Mapping before, Mapping after) {
        before.forEach((name, value) -> {
            if (!after.has(name)) {
                operations.add(new PatchOperation.Remove(path.plus(name)));
            }
        });
        after.forEach((name, value) -> {
            @Nullable Tree old = before.get(name);
            if (old == null) {
                operations.add(new PatchOperation.Add(path.plus(name), value));
            } else {
                compare(path.plus(name), old, value);
            }
        });
    }

    private void compareLists(JsonPointer path, Sequence before, Sequence after) {
        int index = 0;
        for (ListAlignment.Pair pair : ListAlignment.of(before, after)) {
            if (pair.after() == null) {
                operations.add(new PatchOperation.Remove(path.plus(index)));
                continue;
            }
            if (pair.before() == null) {
                operations.add(new PatchOperation.Add(path.plus(index), pair.after()));
            } else {
                compare(path.plus(index), pair.before(), pair.after());
            }
            index++;
        }
    }
}
