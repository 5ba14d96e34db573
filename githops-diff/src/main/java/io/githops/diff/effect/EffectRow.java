package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.tree.FieldPattern;
import java.util.function.Function;

/**
 * What changing a field, or anything below it, does.
 *
 * @param more what to add to the reason in a certain case
 */
record EffectRow(
        String kind, FieldPattern place, Condition condition, Effect effect, Function<ChangedField, String> more)
        implements EffectRule {

    @Override
    public String field() {
        return place.toString();
    }

    @Override
    public String when() {
        return condition.words();
    }

    /** The effect in this very case. */
    Effect effect(ChangedField field) {
        return effect(more.apply(field));
    }
}
