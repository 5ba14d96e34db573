package io.githops.tree;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable YAML or JSON value. A tree is one of {@link Mapping}, {@link Sequence}, {@link Text}, {@link Num},
 * {@link Bool} and {@link Null}; nothing mutable is reachable from it, so trees are shared freely between threads.
 *
 * <p>Equality is by value: the order of a mapping's entries does not count, the order of a sequence's items does, and
 * numbers are equal when their values are ({@code 1} and {@code 1.0}).
 *
 * <p>{@code toString} says shape and size and no value, as any tree may hold secrets; {@link Json#text} says it all.
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

    /**
     * This tree with a value set at a path. Mappings and lists that are missing on the way are created, an explicit null
     * counts as missing. An item named by key or by value that is missing, or by the index behind the last one, is added at
     * the end of its list. Everything beside the way is shared with this tree.
     *
     * <pre>{@code
     * machine.with(FieldPath.parse("spec.template.spec.domain.devices.disks[name=root].bootOrder"), Num.of(1))
     * }</pre>
     *
     * @return the same instance when an equal value is there already
     * @throws IllegalArgumentException when a value on the way is of another shape, an index is beyond the end of its list,
     *     or a new item does not have the key or value that the path names it by; names the place and no value
     */
    default Tree with(FieldPath path, Tree value) {
        return new TreeEdit(path).set(this, value);
    }

    /**
     * This tree without the entry or item at a path. What held it stays, even when that is left empty.
     *
     * @return the same instance when there is nothing at the path
     * @throws IllegalArgumentException for the root
     */
    default Tree without(FieldPath path) {
        return new TreeEdit(path).remove(this);
    }

    /**
     * This tree with the value at a path edited.
     *
     * @param edit gives its argument back where there is nothing to change
     * @return the same instance when there is nothing at the path, or the edit changed nothing
     */
    default Tree edit(FieldPath path, UnaryOperator<Tree> edit) {
        return new TreeEdit(path).edit(this, edit);
    }

    /**
     * Visits this tree and every value in it, depth first, entries and items in their order, as far as the visitor wants
     * to go. List items are addressed by index.
     */
    default void walk(TreeVisitor visitor) {
        TreeWalk.walk(this, visitor);
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

        /** The variant and how much it holds: {@code a list of 2 items}. */
        String words(int count, String unit) {
            return words + " of " + count + " " + unit + (count == 1 ? "" : "s");
        }

        /** The variant in words fit for a message: {@code a mapping}, {@code a list}. */
        public String words() {
            return words;
        }
    }
}
