package io.githops.manifest.yaml;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in the spellings that Go reads: decimal, {@code 0x}, {@code 0o}, {@code 0b}, octal with a leading zero, and
 * floating point.
 *
 * @see <a href="https://pkg.go.dev/strconv#ParseInt">Go, strconv</a>
 */
final class GoNumbers {
    private static final int MAX_BITS = 64;
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private GoNumbers() {}

    /**
     * The number that a text spells, or null when it spells none.
     *
     * @param text not empty
     */
    static @Nullable Scalar parse(String text) {
        String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
        if (text.charAt(0) == '.') {
            return hasDigitsAroundUnderscores(text) ? floating(digits) : null;
        }
        @Nullable Scalar integer = digits.isEmpty() ? null : integer(digits);
        if (integer == null) {
            integer = floating(digits);
        }
        return integer == null && digits.startsWith("0b") ? signedBehindPrefix(digits) : integer;
    }

    private static boolean hasDigitsAroundUnderscores(String text) {
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            if (i == 0
                    || i + 1 == text.length()
                    || !isDigit(text.charAt(i - 1), 10)
                    || !isDigit(text.charAt(i + 1), 10)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Scalar integer(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        String sign = text.substring(0, start);
        boolean zeroFirst = text.length() > start + 1 && text.charAt(start) == '0';
        if (!zeroFirst) {
            return integer(sign, text.substring(start), 10);
        }
        int radix = text.length() > start + 2 ? radix(text.charAt(start + 1)) : 0;
        return radix == 0
                ? integer(sign, text.substring(start + 1), 8)
                : integer(sign, text.substring(start + 2), radix);
    }

    private static int radix(char letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static @Nullable Scalar integer(String sign, String digits, int radix) {
        if (!isDigits(digits, radix)) {
            return null;
        }
        try {
            return new Scalar.IntegerScalar(Long.parseLong(sign + digits, radix));
        } catch (NumberFormatException e) {
            return sign.isEmpty() ? unsigned(digits, radix) : null;
        }
    }

    private static @Nullable Scalar unsigned(String digits, int radix) {
        int zeros = 0;
        while (digits.charAt(zeros) == '0') {
            zeros++;
        }
        if (digits.length() - zeros > MAX_BITS) {
            return null;
        }
        var value = new BigInteger(digits.substring(zeros), radix);
        return value.bitLength() > MAX_BITS ? null : new Scalar.UnsignedScalar(value);
    }

    private static @Nullable Scalar floating(String text) {
        if (!FLOAT.matcher(text).matches()) {
            return null;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? null : new Scalar.FloatScalar(value, text);
    }

    /** Go lets a sign stand between prefix and digits here: {@code 0b-1}. */
    private static @Nullable Scalar signedBehindPrefix(String text) {
        String rest = text.substring(2);
        return rest.startsWith("-") || rest.startsWith("+")
                ? integer(rest.substring(0, 1), rest.substring(1), 2)
                : null;
    }

    private static boolean isDigits(String text, int radix) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i), radix)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }
}
