package io.githops.model;

import io.githops.model.Quantity.Notation;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes quantities: the shortest whole number with the largest suffix that loses nothing. */
final class CanonicalQuantity {
    private static final BigInteger KIBI = BigInteger.valueOf(1024);

    private CanonicalQuantity() {}

    static String text(BigDecimal value, Notation notation) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (notation == Notation.BINARY && isWorthBinary(stripped)) {
            return binary(stripped.toBigIntegerExact());
        }
        return decimal(stripped, notation);
    }

    private static boolean isWorthBinary(BigDecimal stripped) {
        return stripped.scale() <= 0 && stripped.abs().compareTo(new BigDecimal(KIBI)) >= 0;
    }

    private static String binary(BigInteger value) {
        BigInteger number = value;
        int suffix = 0;
        while (suffix < QuantityText.BINARY_SUFFIXES.size() - 1
                && number.mod(KIBI).signum() == 0) {
            number = number.divide(KIBI);
            suffix++;
        }
        return number + QuantityText.BINARY_SUFFIXES.get(suffix);
    }

    private static String decimal(BigDecimal stripped, Notation notation) {
        int thousands = Math.floorDiv(-stripped.scale(), 3);
        if (notation == Notation.EXPONENT) {
            return wholeThousands(stripped, thousands) + (thousands == 0 ? "" : "e" + 3 * thousands);
        }
        int suffix = Math.min(thousands + QuantityText.NO_SUFFIX, QuantityText.DECIMAL_SUFFIXES.size() - 1);
        return wholeThousands(stripped, suffix - QuantityText.NO_SUFFIX) + QuantityText.DECIMAL_SUFFIXES.get(suffix);
    }

    private static BigInteger wholeThousands(BigDecimal value, int thousands) {
        return value.scaleByPowerOfTen(-3 * thousands).toBigIntegerExact();
    }
}
