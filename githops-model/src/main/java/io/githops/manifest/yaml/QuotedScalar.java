package io.githops.manifest.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;

/** Scans text in single or double quotes. */
final class QuotedScalar {
    private final TextCursor cursor;
    private final Fold fold;

    QuotedScalar(TextCursor cursor) {
        this.cursor = cursor;
        this.fold = new Fold(cursor);
    }

    /** Passes a scalar that begins here with its quote. */
    ScalarToken scan(Mark mark) {
        char quote = cursor.peek();
        cursor.skip(1);
        int start = cursor.index();
        skipLiteral(quote);
        String value = isAtClosing(quote) ? cursor.text(start, cursor.index()) : scanOn(start, quote, mark);
        cursor.skip(1);
        ScalarStyle style = quote == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED;
        return new ScalarToken(value, false, mark, mark, style);
    }

    /** Passes what means itself: all up to a quote, an escape or a line break. */
    private void skipLiteral(char quote) {
        char c = cursor.peek();
        while (c != quote && (c != '\\' || quote == '\'') && !Characters.isBreakOrEnd(c)) {
            cursor.skip(1);
            c = cursor.peek();
        }
    }

    private boolean isAtClosing(char quote) {
        return cursor.peek() == quote && !(quote == '\'' && cursor.peek(1) == '\'');
    }

    /** Goes on where the text first differs from what it means. */
    private String scanOn(int start, char quote, Mark mark) {
        var out = new StringBuilder();
        int solid = 0;
        int literal = start;
        while (true) {
            cursor.appendTo(out, literal, cursor.index());
            if (isAtClosing(quote)) {
                return out.toString();
            }
            char c = cursor.peek();
            if (c == quote) {
                out.append(quote);
                cursor.skip(2);
            } else if (c != '\\') {
                trimBlanks(out, solid);
                fold.start();
                takeFold(out, mark);
            } else if (Characters.isBreak(cursor.peek(1))) {
                cursor.skip(1);
                fold.startAfterEscapedBreak();
                takeFold(out, mark);
            } else {
                Escapes.take(cursor, out);
            }
            solid = out.length();
            literal = cursor.index();
            skipLiteral(quote);
        }
    }

    /** @param solid length of what was not written as blanks on the present line */
    private static void trimBlanks(StringBuilder out, int solid) {
        int length = out.length();
        while (length > solid && Characters.isBlank(out.charAt(length - 1))) {
            length--;
        }
        out.setLength(length);
    }

    private void takeFold(StringBuilder out, Mark mark) {
        fold.skip(0);
        fold.appendTo(out);
        if (cursor.peek() == TextCursor.END || cursor.isAtDocumentIndicator()) {
            throw MalformedDocumentException.at(
                    mark,
                    Fault.SYNTAX,
                    "found no closing quote up to the end of the document; expected the quoted text that begins here"
                            + " to end");
        }
    }
}
