package io.githops.manifest.yaml;

import io.githops.tree.Num;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Floating point numbers in the decimal digits that Go writes: as few as tell a number from its neighbours. */
final class Decimals {
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final List<RoundingMode> ROUNDINGS =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

    /** Every decimal of so many digits is the shortest one of its double. */
    private static final int EXACT_DIGITS = 15;

    private static final int MAX_DIGITS = 17;
    private static final int MAX_EXACT_LENGTH = 24;
    private static final int MAX_EXACT_SCALE = 290;
    private static final int FIRST_BIG_EXPONENT = 21;
    private static final int FIRST_BIG_NAME_EXPONENT = 6;
    private static final int LAST_SMALL_NAME_EXPONENT = -4;

    private Decimals() {}

    /**
     * A finite number as kubectl's JSON has it: a whole number without fraction and exponent ({@code 1.0} is {@code 1}),
     * any other in its own spelling where that has the same value ({@code 1.10}).
     *
     * @param spelling digits that were rounded to the value
     */
    static Num number(double value, String spelling) {
        if (value == 0) {
            return Num.of(0);
        }
        boolean exact = isExact(spelling);
        BigDecimal decimal = exact ? new BigDecimal(spelling) : shortest(value);
        if (exponent(decimal) >= FIRST_BIG_EXPONENT) {
            return Num.parse(decimal.toString());
        }
        if (decimal.stripTrailingZeros().scale() <= 0) {
            return Num.parse(decimal.toBigInteger().toString());
        }
        return Num.parse(exact && JSON_NUMBER.matcher(spelling).matches() ? spelling : decimal.toString());
    }

    /** The name that kubectl makes of a number that is a key: rounded to single precision. */
    static String name(double value) {
        float single = (float) value;
        if (!Float.isFinite(single)) {
            return Float.isNaN(single) ? ".nan" : single > 0 ? ".inf" : "-.inf";
        }
        if (single == 0) {
            return 1 / single < 0 ? "-0" : "0";
        }
        BigDecimal decimal = shortest(new BigDecimal(single), digits -> digits.floatValue() == single)
                .stripTrailingZeros();
        int exponent = exponent(decimal);
        if (exponent >= LAST_SMALL_NAME_EXPONENT && exponent < FIRST_BIG_NAME_EXPONENT) {
            return decimal.toPlainString();
        }
        String significand = decimal.movePointLeft(exponent).toPlainString();
        return significand + (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static boolean isExact(String spelling) {
        if (spelling.length() > MAX_EXACT_LENGTH) {
            return false;
        }
        var decimal = new BigDecimal(spelling);
        return decimal.precision() <= EXACT_DIGITS && Math.abs(decimal.scale()) <= MAX_EXACT_SCALE;
    }

    private static BigDecimal shortest(double value) {
        return shortest(new BigDecimal(value), digits -> digits.doubleValue() == value);
    }

    private static BigDecimal shortest(BigDecimal exact, Predicate<BigDecimal> isSame) {
        for (int digits = 1; digits <= MAX_DIGITS; digits++) {
            for (RoundingMode rounding : ROUNDINGS) {
                BigDecimal rounded = exact.round(new MathContext(digits, rounding));
                if (isSame.test(rounded)) {
                    return rounded;
                }
            }
        }
        return exact;
    }

    /** The power of ten of the first digit. */
    private static int exponent(BigDecimal decimal) {
        return decimal.precision() - decimal.scale() - 1;
    }
}
