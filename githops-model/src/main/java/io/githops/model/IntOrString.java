package io.githops.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole number or a text, as Kubernetes has it for ports ({@code 80}, {@code http}) and shares ({@code 2}, {@code 25%}).
 * Immutable and thread-safe.
 *
 * <p>The number {@code 80} and the text {@code "80"} are not equal, as an API server takes the one for a port and the other
 * for the name of a port. Two numbers are equal when their values are.
 *
 * @see <a href="https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/util/intstr/intstr.go">apimachinery,
 *     intstr.go</a>
 */
public final class IntOrString {
    static final String EXPECTED = "an integer of 32 bits or a string";

    private static final Pattern PERCENT = Pattern.compile("(?<number>[+-]?[0-9]{1,9})%");

    private final Tree tree;

    private IntOrString(Tree tree) {
        this.tree = tree;
    }

    public static IntOrString of(int number) {
        return new IntOrString(Num.of(number));
    }

    /** A text, even when it is made of digits. */
    public static IntOrString of(String text) {
        return new IntOrString(new Text(Objects.requireNonNull(text, "text")));
    }

    /** A number when the text is one of 32 bits, else the text: what people type into a command. */
    public static IntOrString parse(String text) {
        try {
            return of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return of(text);
        }
    }

    /**
     * A number or text from a manifest.
     *
     * @throws IllegalArgumentException when the tree is neither, or a number that has a fraction or more than 32 bits
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IntOrString from(Tree tree) {
        if (tree instanceof Num number) {
            requireInt(number);
        } else if (!(tree instanceof Text)) {
            throw Refused.shape(tree, EXPECTED);
        }
        return new IntOrString(tree);
    }

    private static void requireInt(Num number) {
        try {
            number.decimal().intValueExact();
        } catch (ArithmeticException e) {
            throw Refused.text(number.literal(), "no integer of 32 bits", EXPECTED);
        }
    }

    /** The number; empty when it is a text. */
    public OptionalInt number() {
        return tree instanceof Num number ? OptionalInt.of(number.decimal().intValueExact()) : OptionalInt.empty();
    }

    /** The text; empty when it is a number. */
    public Optional<String> text() {
        return tree instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The number before the sign of a text such as {@code 25%}; empty for anything else. */
    public OptionalInt percent() {
        Matcher percent = PERCENT.matcher(toString());
        return tree instanceof Text && percent.matches()
                ? OptionalInt.of(Integer.parseInt(percent.group("number")))
                : OptionalInt.empty();
    }

    /** As a manifest holds it, in the spelling it was made from. */
    @JsonValue
    public Tree tree() {
        return tree;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntOrString that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** The text, or the number in plain digits. */
    @Override
    public String toString() {
        return tree instanceof Text text ? text.value() : Integer.toString(number().orElseThrow());
    }
}
