package io.githops.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Many places in a tree at once: a path of field names in which {@code [*]} stands for every item of a list and {@code *}
 * for every field of a mapping, as in {@code spec.template.spec.volumes[*].persistentVolumeClaim.claimName}. Names are
 * quoted as in a {@link FieldPath}.
 */
public final class FieldPattern {
    private static final String ANY_ITEM = "[*]";
    private static final String ANY_FIELD = "*";

    private final String text;
    private final List<String> steps;

    private FieldPattern(String text, List<String> steps) {
        this.text = text;
        this.steps = steps;
    }

    /** @throws IllegalArgumentException when the text is no pattern */
    public static FieldPattern parse(String text) {
        List<String> steps = new ArrayList<>();
        for (PathElement element : FieldPath.parse(withoutWildcards(text)).elements()) {
            if (element instanceof PathElement.Field field) {
                steps.add(field.name());
            } else if (element instanceof PathElement.Value value && value.value() instanceof Text wild) {
                steps.add(wild.value());
            } else {
                throw new IllegalArgumentException("field pattern " + text + ": list items are written [*]");
            }
        }
        return new FieldPattern(text, List.copyOf(steps));
    }

    /** The pattern as a path, in which wildcards stand as items of a set. */
    private static String withoutWildcards(String text) {
        String items = text.replace(ANY_ITEM, "[=\"[*]\"]").replace(".*", "[=\"*\"]");
        return items.startsWith(ANY_FIELD) ? "[=\"*\"]" + items.substring(1) : items;
    }

    /** Whether a path points at one of these places. */
    public boolean matches(FieldPath path) {
        return steps.size() == path.elements().size() && matchesStart(path, steps.size());
    }

    /** Whether a path points at one of these places or below it. */
    public boolean contains(FieldPath path) {
        return steps.size() <= path.elements().size() && matchesStart(path, steps.size());
    }

    /** Whether one of these places lies below the place a path points at. */
    public boolean isBelow(FieldPath path) {
        return path.elements().size() < steps.size()
                && matchesStart(path, path.elements().size());
    }

    /** Visits every present place with its path, in the tree's order. List items are addressed by index. */
    public void forEach(Tree tree, BiConsumer<FieldPath, Tree> visitor) {
        visit(tree, 0, FieldPath.root(), visitor);
    }

    private boolean matchesStart(FieldPath path, int length) {
        for (int i = 0; i < length; i++) {
            boolean isField = path.elements().get(i) instanceof PathElement.Field;
            String step = steps.get(i);
            boolean matches = step.equals(ANY_ITEM)
                    ? !isField
                    : path.elements().get(i) instanceof PathElement.Field field
                            && (step.equals(ANY_FIELD) || step.equals(field.name()));
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    private void visit(Tree tree, int depth, FieldPath path, BiConsumer<FieldPath, Tree> visitor) {
        if (depth == steps.size()) {
            visitor.accept(path, tree);
            return;
        }
        String step = steps.get(depth);
        if (step.equals(ANY_ITEM)) {
            if (tree instanceof Sequence items) {
                for (int i = 0; i < items.size(); i++) {
                    visit(items.get(i), depth + 1, path.item(i), visitor);
                }
            }
        } else if (tree instanceof Mapping mapping) {
            if (step.equals(ANY_FIELD)) {
                mapping.forEach((name, value) -> visit(value, depth + 1, path.field(name), visitor));
            } else {
                Tree value = mapping.get(step);
                if (value != null) {
                    visit(value, depth + 1, path.field(step), visitor);
                }
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
