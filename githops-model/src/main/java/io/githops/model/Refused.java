package io.githops.model;

import io.githops.model.binding.RefusedValueException;
import io.githops.tree.Text;
import io.githops.tree.Tree;

/** Says why a value of a manifest is none of the values a type has: what was found, what was expected. */
final class Refused {
    private static final int MAX_SHOWN = 80;

    private Refused() {}

    /**
     * The text of a tree that must be a string.
     *
     * @param expected what is, in words such as {@code a duration such as 1h30m}
     */
    static String text(Tree tree, String expected) {
        if (tree instanceof Text text) {
            return text.value();
        }
        throw shape(tree, expected);
    }

    static IllegalArgumentException shape(Tree tree, String expected) {
        return new RefusedValueException(tree.shape().words(), expected);
    }

    /** @param fault what is wrong with the text */
    static IllegalArgumentException text(String text, String fault, String expected) {
        return new RefusedValueException(shown(text) + ", " + fault, expected);
    }

    private static String shown(String text) {
        return text.length() > MAX_SHOWN ? "a text of " + text.length() + " characters" : "\"" + text + "\"";
    }
}
