package io.githops.tree;

import io.githops.tree.TreeVisitor.Next;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Visits a tree depth first, entries and items in their order. */
final class TreeWalk {
    private TreeWalk() {}

    /** @return whether to go on behind the value */
    static boolean walk(Tree tree, TreeVisitor visitor) {
        return visit(tree, new Place(null, "", -1), visitor);
    }

    private static boolean visit(Tree tree, Place place, TreeVisitor visitor) {
        Next next = visitor.visit(place, tree);
        if (next != Next.INSIDE) {
            return next == Next.BEHIND;
        }
        boolean goesOn = true;
        if (tree instanceof Mapping mapping) {
            for (int i = 0; i < mapping.size() && goesOn; i++) {
                goesOn = visit(mapping.value(i), new Place(place, mapping.name(i), -1), visitor);
            }
        } else if (tree instanceof Sequence sequence) {
            for (int i = 0; i < sequence.size() && goesOn; i++) {
                goesOn = visit(sequence.get(i), new Place(place, "", i), visitor);
            }
        }
        return goesOn;
    }

    /**
     * Where a value stands, as a chain up to the root, of which most places never become a path.
     *
     * @param index negative in a mapping
     */
    private record Place(@Nullable Place parent, String name, int index) implements Supplier<FieldPath> {
        @Override
        public FieldPath get() {
            List<PathElement> steps = new ArrayList<>();
            for (Place place = this; place.parent != null; place = place.parent) {
                steps.add(place.index < 0 ? new PathElement.Field(place.name) : new PathElement.Index(place.index));
            }
            Collections.reverse(steps);
            return new FieldPath(steps);
        }
    }
}
