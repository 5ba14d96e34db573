package io.githops.tree;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable YAML or JSON value. A tree is one of {@link Mapping}, {@link Sequence}, {@link Text}, {@link Num},
 * {@link Bool} and {@link Null}; nothing mutable is reachable from it, so trees are shared freely between threads.
 *
 * <p>Equality is by value: the order of a mapping's entries does not count, the order of a sequence's items does, and
 * numbers are equal when their values are ({@code 1} and {@code 1.0}).
 *
 * <p>{@code toString} is JSON and prints every value. Whoever prints a tree that may hold secrets masks it first.
 */
public sealed interface Tree permits Mapping, Sequence, Text, Num, Bool, Null {

    /** Which of the six variants this is, for exhaustive {@code switch} expressions. */
    Shape shape();

    /**
     * The value at a path.
     *
     * @return empty when any step of the path is missing; a present {@link Null} is returned as such
     */
    default Optional<Tree> at(FieldPath path) {
        @Nullable Tree tree = this;
        for (PathElement element : path.elements()) {
            if (tree == null) {
                return Optional.empty();
            }
            tree = element.in(tree);
        }
        return Optional.ofNullable(tree);
    }

    /** The six variants of a tree. */
    enum Shape {
        MAPPING("a mapping"),
        SEQUENCE("a list"),
        TEXT("a string"),
        NUMBER("a number"),
        BOOL("a boolean"),
        NULL("null");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        /** The variant in words fit for a message: {@code a mapping}, {@code a list}. */
        public String words() {
            return words;
        }
    }
}
