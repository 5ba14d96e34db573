package io.githops.diff.effect;

import io.githops.model.Quantity;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.math.BigDecimal;
import java.util.Optional;

/** Amounts in trees that may hold anything. */
final class Amounts {
    private Amounts() {}

    /** Empty when the tree is no quantity. */
    static Optional<Quantity> quantity(Tree tree) {
        try {
            return Optional.of(Quantity.from(tree));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Empty when the tree is no number. */
    static Optional<BigDecimal> number(Tree tree) {
        return tree instanceof Num number ? Optional.of(number.decimal()) : Optional.empty();
    }

    /** Whether both are quantities and the second is the smaller one. */
    static boolean shrinks(Optional<Tree> before, Optional<Tree> after) {
        return before.flatMap(Amounts::quantity)
                .flatMap(old -> after.flatMap(Amounts::quantity).map(wanted -> wanted.compareTo(old) < 0))
                .orElse(false);
    }
}
