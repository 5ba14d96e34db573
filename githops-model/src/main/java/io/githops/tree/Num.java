package io.githops.tree;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number that keeps its spelling, in the grammar of JSON. {@code 1.10} stays {@code 1.10} when written back, yet equals
 * {@code 1.1}.
 */
public final class Num implements Tree {
    private static final int MAX_EXPONENT = 400;

    private final String literal;
    private final boolean integral;
    private int hash;

    private Num(String literal, boolean integral) {
        this.literal = literal;
        this.integral = integral;
    }

    /** A whole number. */
    public static Num of(long value) {
        return new Num(Long.toString(value), true);
    }

    /**
     * A number from its JSON spelling.
     *
     * @throws IllegalArgumentException when the spelling is not a JSON number, or its exponent is beyond 400 digits
     */
    public static Num parse(String literal) {
        if (!isJson(literal)) {
            throw new IllegalArgumentException("not a JSON number: " + literal);
        }
        boolean integral = literal.indexOf('.') < 0 && literal.indexOf('e') < 0 && literal.indexOf('E') < 0;
        var number = new Num(literal, integral);
        if (!integral && Math.abs((long) number.decimal().scale()) > MAX_EXPONENT + literal.length()) {
            throw new IllegalArgumentException("number out of range: " + literal);
        }
        return number;
    }

    private static boolean isJson(String literal) {
        int start = literal.startsWith("-") ? 1 : 0;
        int end = digitsEnd(literal, start);
        boolean valid = end == start + 1 || end > start && literal.charAt(start) != '0';
        if (valid && literal.startsWith(".", end)) {
            int fraction = end + 1;
            end = digitsEnd(literal, fraction);
            valid = end > fraction;
        }
        if (valid && (literal.startsWith("e", end) || literal.startsWith("E", end))) {
            int exponent = literal.startsWith("+", end + 1) || literal.startsWith("-", end + 1) ? end + 2 : end + 1;
            end = digitsEnd(literal, exponent);
            valid = end > exponent;
        }
        return valid && end == literal.length();
    }

    private static int digitsEnd(String literal, int start) {
        int end = start;
        while (end < literal.length() && literal.charAt(end) >= '0' && literal.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The spelling it was made from. */
    public String literal() {
        return literal;
    }

    /** Whether the spelling has neither fraction nor exponent. */
    public boolean isIntegral() {
        return integral;
    }

    /** The exact value. */
    public BigDecimal decimal() {
        return new BigDecimal(literal);
    }

    /**
     * The value as a {@code long}.
     *
     * @throws ArithmeticException when it has a fraction or does not fit
     */
    public long longValue() {
        return decimal().longValueExact();
    }

    @Override
    public Shape shape() {
        return Shape.NUMBER;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Num that
                && (literal.equals(that.literal) || decimal().compareTo(that.decimal()) == 0);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = decimal().stripTrailingZeros().hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return shape().words();
    }
}
