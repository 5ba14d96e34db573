package io.githops.manifest;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Tree;
import java.util.List;

/** Adds fields to a tree, for tests. */
final class TreeEdit {
    private TreeEdit() {}

    /** The tree with a value set at a path of fields; a mapping adds its fields to those of the mapping that is there. */
    static Mapping add(Mapping tree, FieldPath path, Tree value) {
        List<PathElement> steps = path.elements();
        String name = ((PathElement.Field) steps.get(0)).name();
        if (steps.size() > 1) {
            var rest = new FieldPath(steps.subList(1, steps.size()));
            return tree.edit(name, inner -> add(inner, rest, value));
        }
        if (!(value instanceof Mapping fields)) {
            return tree.with(name, value);
        }
        return tree.edit(name, inner -> {
            Mapping result = inner;
            for (var field : fields) {
                result = result.with(field.getKey(), field.getValue());
            }
            return result;
        });
    }
}
