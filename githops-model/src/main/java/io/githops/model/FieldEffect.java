package io.githops.model;

import io.githops.tree.FieldPattern;
import java.util.Objects;

/**
 * What changing a field of one kind does.
 *
 * @param field where; what lies below counts as well
 */
public record FieldEffect(FieldPattern field, Effect effect) {
    /** @throws NullPointerException when a part is null */
    public FieldEffect {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(effect, "effect");
    }
}
