package io.githops.manifest.yaml;

/** Counts lines. */
final class Lines {
    private Lines() {}

    /** Line breaks from one index up to another; carriage return and line feed are one. */
    static int breaks(char[] text, int from, int to) {
        int breaks = 0;
        for (int i = from; i < to; i++) {
            if (isBreakEnd(text, i)) {
                breaks++;
            }
        }
        return breaks;
    }

    /**
     * A fault at an index.
     *
     * @param from the beginning of a line before it
     * @param line the zero-based number of that line
     */
    static MalformedDocumentException malformed(
            char[] text, int from, int line, int index, Fault fault, String message) {
        int lineStart = index;
        while (lineStart > from && !isBreakEnd(text, lineStart - 1)) {
            lineStart--;
        }
        return new MalformedDocumentException(
                fault, message, line + breaks(text, from, index) + 1, index - lineStart + 1);
    }

    private static boolean isBreakEnd(char[] text, int index) {
        char c = text[index];
        return Characters.isBreak(c) && !(c == '\r' && index + 1 < text.length && text[index + 1] == '\n');
    }
}
