package io.githops.diff.effect;

import java.util.function.Predicate;

/**
 * In which case a row of a table counts.
 *
 * @param words for the documentation; empty when the row always counts
 */
record Condition(String words, Predicate<ChangedField> test) {
    static final Condition ALWAYS = new Condition("", field -> true);

    /** The field has a value already. */
    static final Condition IS_SET =
            new Condition("is set already", field -> field.difference().live() != null);

    boolean holds(ChangedField field) {
        return test.test(field);
    }
}
