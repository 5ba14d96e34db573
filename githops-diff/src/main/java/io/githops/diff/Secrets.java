package io.githops.diff;

import io.githops.diff.difference.Difference;
import io.githops.model.BoundResource;
import io.githops.model.LateBoundValue;
import io.githops.model.TakenValue;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Values that a resource takes from sensitive fields of others. They must not be printed, nor what they take the place of. */
final class Secrets {
    private final BoundResource bound;
    private final boolean areToCome;

    Secrets(BoundResource bound) {
        this.bound = bound;
        this.areToCome = bound.unresolved().stream().anyMatch(TakenValue::isSensitive);
    }

    /** Whether one side of a difference holds such a value, or will. */
    boolean areIn(Difference difference) {
        return isAny(difference.desired(), this::holds)
                || isAny(difference.live(), this::holds)
                || areToCome && isAny(difference.desired(), LateBoundValue::isIn);
    }

    private boolean holds(String text) {
        return bound.secrets().stream().anyMatch(text::contains);
    }

    private static boolean isAny(@Nullable Tree tree, Predicate<String> condition) {
        if (tree == null) {
            return false;
        }
        if (tree instanceof Mapping mapping) {
            return mapping.names().stream().anyMatch(name -> isAny(mapping.get(name), condition));
        }
        if (tree instanceof Sequence items) {
            return items.stream().anyMatch(item -> isAny(item, condition));
        }
        return condition.test(tree instanceof Text text ? text.value() : Json.text(tree));
    }
}
