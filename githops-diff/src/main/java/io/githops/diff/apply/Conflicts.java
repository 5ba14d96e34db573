package io.githops.diff.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fields an applier would take from others, put into the API server's words. */
final class Conflicts {
    private final TreeMap<String, FieldSet> fieldsByManager = new TreeMap<>();

    void add(ManagedField owner, FieldSet fields) {
        if (!fields.isEmpty()) {
            fieldsByManager.merge(owner.words(), fields, FieldSet::union);
        }
    }

    boolean isEmpty() {
        return fieldsByManager.isEmpty();
    }

    ApplyResult.Conflicted toResult() {
        List<FieldConflict> conflicts = new ArrayList<>();
        fieldsByManager.forEach(
                (manager, fields) -> fields.forEach(path -> conflicts.add(new FieldConflict(path, manager))));
        return new ApplyResult.Conflicted(conflicts, message(conflicts));
    }

    /**
     * @see <a href="https://github.com/kubernetes/apimachinery/blob/master/pkg/util/managedfields/internal/conflict.go">
     *     apimachinery, managedfields/internal/conflict.go</a>
     */
    private String message(List<FieldConflict> conflicts) {
        if (conflicts.size() == 1) {
            FieldConflict only = conflicts.get(0);
            return "Apply failed with 1 conflict: conflict with " + only.manager() + ": "
                    + ServerPath.text(only.path());
        }
        String groups = fieldsByManager.entrySet().stream()
                .map(entry -> entry.getValue().members().stream()
                        .map(path -> "\n- " + ServerPath.text(path))
                        .collect(Collectors.joining("", "conflicts with " + entry.getKey() + ":", "")))
                .collect(Collectors.joining("\n"));
        return "Apply failed with " + conflicts.size() + " conflicts: " + groups;
    }
}
