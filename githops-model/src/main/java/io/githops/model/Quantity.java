package io.githops.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource as Kubernetes writes it: {@code 500m}, {@code 1.5Gi}, {@code 2e3}. Immutable and thread-safe.
 *
 * <p>{@link #toString} is the text that an API server stores: {@code 1024Mi} becomes {@code 1Gi}, {@code 0.5} becomes
 * {@code 500m}. It is canonical but for a few spellings that the server leaves alone, such as {@code 1.125} and {@code
 * +5}. Two quantities are equal when their values are, however they were written.
 *
 * @see <a href="https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/api/resource/quantity.go">apimachinery,
 *     quantity.go</a>
 */
public final class Quantity implements Comparable<Quantity> {
    /** No amount. */
    public static final Quantity ZERO = of(0);

    private static final int NANO_DIGITS = 9;

    private final BigDecimal value;
    private final Notation notation;
    private final String text;
    private final @Nullable Tree written;

    /** Takes a value of at most nine decimal places. */
    Quantity(BigDecimal value, Notation notation, String text) {
        this(value, notation, text, null);
    }

    private Quantity(BigDecimal value, Notation notation, String text, @Nullable Tree written) {
        this.value = value;
        this.notation = notation;
        this.text = text;
        this.written = written;
    }

    /**
     * A quantity from its text. Parts below a billionth are rounded away from zero, and amounts with a binary suffix end at
     * 2^63-1, as the API server has it.
     *
     * @throws IllegalArgumentException when the text is no quantity; names the text and the suffixes that exist
     */
    public static Quantity parse(String text) {
        return QuantityText.parse(text);
    }

    /**
     * A quantity from a manifest, where it may be a string or a bare number. Blanks around a string do not count.
     *
     * @throws IllegalArgumentException when the tree is neither, or no quantity
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Quantity from(Tree tree) {
        if (tree instanceof Text text) {
            return parse(text.value().strip()).writtenAs(tree);
        }
        if (tree instanceof Num number) {
            return parse(number.literal()).writtenAs(tree);
        }
        throw new IllegalArgumentException(
                "found " + tree.shape().words() + "; expected a quantity such as \"500m\" or \"2Gi\"");
    }

    private Quantity writtenAs(Tree tree) {
        return new Quantity(value, notation, text, tree);
    }

    /** A value that is written in a notation; parts below a billionth are rounded away from zero. */
    public static Quantity of(BigDecimal value, Notation notation) {
        Objects.requireNonNull(notation, "notation");
        BigDecimal kept = value.scale() > NANO_DIGITS ? value.setScale(NANO_DIGITS, RoundingMode.UP) : value;
        return new Quantity(kept, notation, CanonicalQuantity.text(kept, notation));
    }

    /** A whole number in decimal notation. */
    public static Quantity of(long value) {
        return of(BigDecimal.valueOf(value), Notation.DECIMAL);
    }

    /** The exact value, without a unit: {@code 1Ki} is 1024. */
    public BigDecimal value() {
        return value;
    }

    /** How it is written where the value allows it. */
    public Notation notation() {
        return notation;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    /** The sum, in this notation; in the other one when this is zero. */
    public Quantity plus(Quantity other) {
        return of(value.add(other.value), isZero() ? other.notation : notation);
    }

    /** The difference, in this notation; in the other one when this is zero. */
    public Quantity minus(Quantity other) {
        return of(value.subtract(other.value), isZero() ? other.notation : notation);
    }

    /** The product, in this notation. */
    public Quantity times(BigDecimal factor) {
        return of(value.multiply(factor), notation);
    }

    /** By value. */
    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    /** What a manifest says: as it was read by {@link #from}, else {@link #toString}. */
    @JsonValue
    public Tree tree() {
        return written == null ? new Text(text) : written;
    }

    /** The text an API server stores. */
    @Override
    public String toString() {
        return text;
    }

    /** The three ways to write a quantity. */
    public enum Notation {
        /** Powers of a thousand: {@code n u m k M G T P E}, or no suffix. */
        DECIMAL,
        /** Powers of 1024: {@code Ki Mi Gi Ti Pi Ei}. */
        BINARY,
        /** A decimal exponent: {@code 12e6}. */
        EXPONENT
    }
}
