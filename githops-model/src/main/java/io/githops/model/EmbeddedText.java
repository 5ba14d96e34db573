package io.githops.model;

import io.githops.model.binding.Binding;
import io.githops.model.binding.UnboundException;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Tree;
import java.util.Objects;

/** A tree that stands as text in one field of an object, whatever its notation. */
final class EmbeddedText<T> {
    private final String place;
    private final Binding<T> binding;
    private final Notation notation;

    EmbeddedText(ResourceId resource, FieldPath field, Class<T> type, Notation notation) {
        this(
                Objects.requireNonNull(resource, "resource") + ": " + Objects.requireNonNull(field, "field"),
                type,
                notation);
    }

    /** @param where what the text is, for messages */
    EmbeddedText(String where, Class<T> type, Notation notation) {
        this.place = where + ": ";
        this.binding = Binding.of(type);
        this.notation = notation;
    }

    T parse(String text) {
        Tree tree = tree(text);
        try {
            return binding.read(tree);
        } catch (UnboundException e) {
            throw BindingProblems.of(place, tree, e);
        }
    }

    String text(T value) {
        return notation.write(binding.write(value));
    }

    String replace(String text, T value) {
        Tree tree = tree(text);
        try {
            Tree edited = binding.edit(tree, Schema.any(), old -> value);
            return edited.equals(tree) ? text : notation.rewrite(text, edited);
        } catch (UnboundException e) {
            throw BindingProblems.of(place, tree, e);
        }
    }

    private Tree tree(String text) {
        return notation.read(text, place);
    }

    /** How the tree is written. */
    interface Notation {
        /**
         * @param place for messages, with a colon and a space at its end
         * @throws ManifestException when the text is not in this notation; quotes nothing of it
         */
        Tree read(String text, String place);

        String write(Tree tree);

        /** Another tree in the place of that of the text. */
        default String rewrite(String text, Tree tree) {
            return write(tree);
        }
    }
}
