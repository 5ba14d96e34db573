package io.githops.manifest.yaml;

/** The classes of characters that YAML 1.1 distinguishes. */
final class Characters {
    private static final char NEXT_LINE = '\u0085';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    /** Of ASCII, what no word in a plain scalar ends at. */
    private static final boolean[] ORDINARY = new boolean[0x7F];

    static {
        for (char c = '!'; c < ORDINARY.length; c++) {
            ORDINARY[c] = ":,?[]{}".indexOf(c) < 0;
        }
    }

    private Characters() {}

    /** Whether no word of a plain scalar ends at the character; false for some at which none does either. */
    static boolean isOrdinary(char c) {
        return c < ORDINARY.length && ORDINARY[c];
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    static boolean isBlankOrBreak(char c) {
        return isBlank(c) || isBreak(c);
    }

    static boolean isBlankOrBreakOrEnd(char c) {
        return c <= ' '
                ? c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == TextCursor.END
                : c > '~' && isBreak(c);
    }

    static boolean isBreakOrEnd(char c) {
        return c == TextCursor.END || isBreak(c);
    }

    /** What a line break becomes in a string: a line feed, or one of the two separators as it is. */
    static char normalized(char lineBreak) {
        return lineBreak == LINE_SEPARATOR || lineBreak == PARAGRAPH_SEPARATOR ? lineBreak : '\n';
    }

    /** Of the names of anchors and tag handles. */
    static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    /** Whether kubectl lets the character stand in a file; halves of surrogate pairs pass. */
    static boolean isAllowed(char c) {
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return c < 0x7F || c == NEXT_LINE || c >= 0xA0 && c < 0xFFFE;
    }
}
