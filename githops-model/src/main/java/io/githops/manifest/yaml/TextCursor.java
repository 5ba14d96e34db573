package io.githops.manifest.yaml;

import org.yaml.snakeyaml.error.Mark;

/** A place in the characters of one document. Lines are counted from the beginning of the file. Not thread-safe. */
final class TextCursor {
    /** Stands behind the last character; no document may contain it. */
    static final char END = '\0';

    private static final int[] NO_SNIPPET = {};

    private final char[] text;
    private final int end;
    private int index;
    private int line;
    private int lineStart;

    /**
     * @param text the whole file
     * @param line zero-based, of the first character
     */
    TextCursor(char[] text, int start, int end, int line) {
        this.text = text;
        this.end = end;
        this.index = start;
        this.line = line;
        this.lineStart = start;
    }

    char peek() {
        return index < end ? text[index] : END;
    }

    char peek(int ahead) {
        return index + ahead < end ? text[index + ahead] : END;
    }

    int index() {
        return index;
    }

    /** Zero-based. */
    int line() {
        return line;
    }

    /** Zero-based. */
    int column() {
        return index - lineStart;
    }

    /** Passes characters, none of which is a line break. */
    void skip(int characters) {
        index += characters;
    }

    void skipSpaces() {
        int at = index;
        while (at < end && text[at] == ' ') {
            at++;
        }
        index = at;
    }

    /** Passes characters that mean nothing but themselves wherever they stand in a word. */
    void skipOrdinary() {
        int at = index;
        while (at < end && Characters.isOrdinary(text[at])) {
            at++;
        }
        index = at;
    }

    /** Passes the rest of the line, up to its break. */
    void skipToBreak() {
        while (!Characters.isBreakOrEnd(peek())) {
            index++;
        }
    }

    /** Passes one line break, which must be here; returns what it means in a string. */
    char takeBreak() {
        char first = text[index];
        index += first == '\r' && peek(1) == '\n' ? 2 : 1;
        line++;
        lineStart = index;
        return Characters.normalized(first);
    }

    /** Whether {@code ---} or {@code ...} stands alone at the beginning of the line. */
    boolean isAtDocumentIndicator() {
        return isAtIndicator('-') || isAtIndicator('.');
    }

    /** Whether a character stands three times, alone, at the beginning of the line. */
    boolean isAtIndicator(char c) {
        return index == lineStart
                && peek() == c
                && peek(1) == c
                && peek(2) == c
                && Characters.isBlankOrBreakOrEnd(peek(3));
    }

    /** The characters from one index up to another. */
    String text(int from, int to) {
        return new String(text, from, to - from);
    }

    void appendTo(StringBuilder out, int from, int to) {
        out.append(text, from, to - from);
    }

    /** Code points from an index up to here. */
    int distance(int from) {
        return Character.codePointCount(text, from, index - from);
    }

    Mark mark() {
        return new Mark("", index, line, column(), NO_SNIPPET, 0);
    }

    MalformedDocumentException malformed(String message) {
        return new MalformedDocumentException(Fault.SYNTAX, message, line + 1, column() + 1);
    }
}
