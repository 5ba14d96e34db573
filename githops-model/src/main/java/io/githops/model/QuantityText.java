package io.githops.model;

import io.githops.model.Quantity.Notation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads quantities.
 *
 * <p>The API server has a fast path for short numbers that keeps the text as it was written when a quick look finds it
 * canonical. That look is coarse, so {@code +5}, {@code 1.125} and {@code 2E6} are stored as they are.
 */
final class QuantityText {
    static final List<String> DECIMAL_SUFFIXES = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    static final int NO_SUFFIX = DECIMAL_SUFFIXES.indexOf("");
    static final List<String> BINARY_SUFFIXES = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

    private static final Pattern FORM =
            Pattern.compile("(?<sign>[+-]?)(?=\\.?[0-9])0*(?<whole>[0-9]*)\\.?(?<part>[0-9]*)(?<suffix>.*)");
    private static final Pattern EXPONENT = Pattern.compile("[eE](?<exponent>[+-]?[0-9]{1,3})");
    private static final BigDecimal BINARY_LIMIT = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MAX_LENGTH = 500;
    private static final int FAST_DIGITS = 18;
    private static final int FAST_BINARY_DIGITS = 14;
    private static final int NANO = -9;

    private final String text;
    private final BigDecimal number;
    private final String whole;
    private final String part;
    private final String suffix;

    private QuantityText(String text, Matcher form) {
        this.text = text;
        this.whole = form.group("whole");
        this.part = form.group("part");
        this.suffix = form.group("suffix");
        this.number = new BigDecimal(form.group("sign") + "0" + whole + "." + part);
    }

    static Quantity parse(String text) {
        Quantity plain = PlainQuantity.parse(text);
        return plain == null ? parseAny(text) : plain;
    }

    static Quantity parseAny(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a quantity of " + text.length() + " characters; expected at most " + MAX_LENGTH);
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw malformed(text, "no number");
        }
        return new QuantityText(text, form).parse();
    }

    private Quantity parse() {
        int decimal = DECIMAL_SUFFIXES.indexOf(suffix);
        if (decimal >= 0) {
            return decimal(3 * (decimal - NO_SUFFIX), Notation.DECIMAL);
        }
        int binary = BINARY_SUFFIXES.indexOf(suffix);
        if (binary >= 0) {
            return binary(10 * binary);
        }
        Matcher exponent = EXPONENT.matcher(suffix);
        if (exponent.matches()) {
            return decimal(Integer.parseInt(exponent.group("exponent")), Notation.EXPONENT);
        }
        throw malformed(text, "unknown suffix \"" + suffix + "\"");
    }

    private Quantity decimal(int exponent, Notation notation) {
        int scale = exponent - part.length();
        boolean fast = whole.length() + part.length() <= FAST_DIGITS && scale >= NANO;
        return quantity(number.scaleByPowerOfTen(exponent), notation, fast && scale % 3 == 0 && looksCanonical());
    }

    private Quantity binary(int bits) {
        boolean fast = part.isEmpty() && whole.length() + bits * 3 / 10 <= FAST_BINARY_DIGITS;
        BigDecimal value = number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits)));
        BigDecimal size = value.abs().min(BINARY_LIMIT);
        return quantity(
                value.signum() < 0 ? size.negate() : size,
                size.compareTo(BigDecimal.ONE) < 0 ? Notation.DECIMAL : Notation.BINARY,
                fast && looksCanonical() && number.toBigInteger().intValue() % 8 != 0);
    }

    private boolean looksCanonical() {
        return !whole.isEmpty() && !(whole + part).endsWith("000");
    }

    private Quantity quantity(BigDecimal value, Notation notation, boolean asWritten) {
        return asWritten ? new Quantity(value, notation, text) : Quantity.of(value, notation);
    }

    private static IllegalArgumentException malformed(String text, String fault) {
        return new IllegalArgumentException("\"" + text + "\" is no quantity: " + fault
                + "; expected a number with one of the suffixes n u m k M G T P E, Ki Mi Gi Ti Pi Ei, or an exponent"
                + " such as e3");
    }
}
