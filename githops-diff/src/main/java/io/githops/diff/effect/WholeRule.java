package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What deleting, or creating, an object does.
 *
 * @param more what to add to the reason in a certain case
 */
record WholeRule(
        String kind,
        String field,
        String when,
        Predicate<WholeObject> test,
        Effect effect,
        Function<WholeObject, String> more)
        implements EffectRule {
    static final String DELETION = "deletion";
    static final String CREATION = "creation";

    static WholeRule deletion(String kind, Level level, String reason) {
        return deletion(kind, "", any -> true, level, reason, any -> "");
    }

    static WholeRule deletion(String kind, String when, Predicate<WholeObject> test, Level level, String reason) {
        return deletion(kind, when, test, level, reason, any -> "");
    }

    static WholeRule deletion(
            String kind,
            String when,
            Predicate<WholeObject> test,
            Level level,
            String reason,
            Function<WholeObject, String> more) {
        return new WholeRule(kind, DELETION, when, test, new Effect(level, reason), more);
    }

    static WholeRule creation(String kind, String when, Predicate<WholeObject> test, Level level, String reason) {
        return new WholeRule(kind, CREATION, when, test, new Effect(level, reason), any -> "");
    }

    boolean counts(WholeObject object) {
        String group = object.id().group();
        String found =
                group.isEmpty() ? object.id().kind() : group + "/" + object.id().kind();
        return kind.equals(found) && test.test(object);
    }

    /** The effect in this very case. */
    Effect effect(WholeObject object) {
        return effect(more.apply(object));
    }
}
