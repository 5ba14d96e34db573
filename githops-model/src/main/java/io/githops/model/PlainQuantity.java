package io.githops.model;

import io.githops.model.Quantity.Notation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the quantities that most manifests have, whole and canonical as they are written, without a regular expression. */
final class PlainQuantity {
    private static final int MAX_DIGITS = 9;
    private static final int DECIMAL_STEP = 1000;
    private static final int BINARY_STEP = 1024;

    private PlainQuantity() {}

    /** The quantity; null when the text is not that plain, whether it is a quantity or not. */
    static @Nullable Quantity parse(String text) {
        int digits = 0;
        long number = 0;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            if (digits == MAX_DIGITS) {
                return null;
            }
            number = number * 10 + text.charAt(digits++) - '0';
        }
        if (digits == 0 || text.charAt(0) == '0') {
            return null;
        }
        String suffix = text.substring(digits);
        int decimal = QuantityText.DECIMAL_SUFFIXES.indexOf(suffix);
        if (decimal >= 0) {
            return decimal(text, number, 3 * (decimal - QuantityText.NO_SUFFIX));
        }
        int binary = QuantityText.BINARY_SUFFIXES.indexOf(suffix);
        return binary >= 0 ? binary(text, number, 10 * binary) : null;
    }

    private static @Nullable Quantity decimal(String text, long number, int exponent) {
        return number % DECIMAL_STEP == 0
                ? null
                : new Quantity(BigDecimal.valueOf(number).scaleByPowerOfTen(exponent), Notation.DECIMAL, text);
    }

    private static @Nullable Quantity binary(String text, long number, int bits) {
        boolean fits = Long.numberOfLeadingZeros(number) > bits + 1;
        return number % BINARY_STEP == 0 || !fits
                ? null
                : new Quantity(BigDecimal.valueOf(number << bits), Notation.BINARY, text);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
