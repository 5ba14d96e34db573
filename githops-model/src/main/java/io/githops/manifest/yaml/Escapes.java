package io.githops.manifest.yaml;

/** What stands behind a backslash in double quotes. */
final class Escapes {
    private static final String NAMES = "0abt\tnvfre \"'\\N_LP";
    private static final String MEANINGS = "\0\u0007\b\t\t\n\u000B\f\r\u001B \"'\\\u0085\u00A0\u2028\u2029";

    private Escapes() {}

    /** Passes an escape that begins here and appends the character it means. */
    static void take(TextCursor cursor, StringBuilder out) {
        char name = cursor.peek(1);
        int known = NAMES.indexOf(name);
        if (known >= 0) {
            out.append(MEANINGS.charAt(known));
            cursor.skip(2);
            return;
        }
        int digits = switch (name) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default ->
                throw cursor.malformed("found a backslash before a character that cannot be escaped;"
                        + " expected one such as \\n, \\\" or \\\\, or single quotes around the text");
        };
        cursor.skip(2);
        out.appendCodePoint(codePoint(cursor, digits));
    }

    private static int codePoint(TextCursor cursor, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(cursor.peek(i), 16);
            if (digit < 0 || cursor.peek(i) > 'f') {
                throw cursor.malformed("found an escape that is too short; expected " + digits + " hexadecimal digits");
            }
            value = value << 4 | digit;
        }
        if (value > Character.MAX_CODE_POINT || value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            throw cursor.malformed("found an escape that is no character; expected the character itself,"
                    + " or \\U and eight digits instead of a pair of surrogates");
        }
        cursor.skip(digits);
        return (int) value;
    }
}
