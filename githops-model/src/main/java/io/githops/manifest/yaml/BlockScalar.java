package io.githops.manifest.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;

/** Scans the indented lines below {@code |} or {@code >}. */
final class BlockScalar {
    private final TextCursor cursor;
    private final int outerIndent;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder emptyLines = new StringBuilder();
    private char lastBreak = TextCursor.END;
    private Chomping chomping = Chomping.CLIP;
    private int indent;

    /** @param outerIndent the column of the collection around the scalar */
    BlockScalar(TextCursor cursor, int outerIndent) {
        this.cursor = cursor;
        this.outerIndent = outerIndent;
    }

    /** Passes a scalar that begins here with its indicator. */
    ScalarToken scan(Mark mark) {
        boolean literal = cursor.peek() == '|';
        cursor.skip(1);
        takeHeader();
        takeEmptyLines();
        boolean afterBlank = true;
        while (cursor.column() == indent && cursor.peek() != TextCursor.END) {
            boolean blank = Characters.isBlank(cursor.peek());
            appendBreaks(!literal && !afterBlank && !blank);
            afterBlank = blank;
            takeLine();
            takeEmptyLines();
        }
        appendTail();
        return new ScalarToken(out.toString(), false, mark, mark, literal ? ScalarStyle.LITERAL : ScalarStyle.FOLDED);
    }

    private void takeHeader() {
        int increment = takeIncrement();
        if (cursor.peek() == '+' || cursor.peek() == '-') {
            chomping = cursor.peek() == '+' ? Chomping.KEEP : Chomping.STRIP;
            cursor.skip(1);
            increment = increment == 0 ? takeIncrement() : increment;
        }
        indent = increment == 0 ? 0 : Math.max(outerIndent, 0) + increment;
        while (Characters.isBlank(cursor.peek())) {
            cursor.skip(1);
        }
        if (cursor.peek() == '#') {
            cursor.skipToBreak();
        }
        if (!Characters.isBreakOrEnd(cursor.peek())) {
            throw cursor.malformed("found text behind | or >; expected it on the next line, indented");
        }
        if (cursor.peek() != TextCursor.END) {
            cursor.takeBreak();
        }
    }

    private int takeIncrement() {
        char c = cursor.peek();
        if (c < '0' || c > '9') {
            return 0;
        }
        if (c == '0') {
            throw cursor.malformed("found an indentation of 0 behind | or >; expected 1 to 9");
        }
        cursor.skip(1);
        return c - '0';
    }

    /** Passes indentation and empty lines. The deepest of the first empty lines can set the indentation. */
    private void takeEmptyLines() {
        int deepest = 0;
        while (true) {
            while (cursor.peek() == ' ' && isInIndent()) {
                cursor.skip(1);
            }
            deepest = Math.max(deepest, cursor.column());
            if (cursor.peek() == '\t' && isInIndent()) {
                throw cursor.malformed("found a tab in the indentation; expected spaces");
            }
            if (!Characters.isBreak(cursor.peek())) {
                break;
            }
            emptyLines.append(cursor.takeBreak());
        }
        if (indent == 0) {
            indent = Math.max(Math.max(deepest, outerIndent + 1), 1);
        }
    }

    private boolean isInIndent() {
        return indent == 0 || cursor.column() < indent;
    }

    private void appendBreaks(boolean folds) {
        if (!folds || lastBreak != '\n') {
            appendLastBreak();
        } else if (emptyLines.length() == 0) {
            out.append(' ');
        }
        out.append(emptyLines);
        emptyLines.setLength(0);
    }

    private void takeLine() {
        int start = cursor.index();
        cursor.skipToBreak();
        cursor.appendTo(out, start, cursor.index());
        lastBreak = cursor.peek() == TextCursor.END ? TextCursor.END : cursor.takeBreak();
    }

    private void appendTail() {
        if (chomping != Chomping.STRIP) {
            appendLastBreak();
        }
        if (chomping == Chomping.KEEP) {
            out.append(emptyLines);
        }
    }

    private void appendLastBreak() {
        if (lastBreak != TextCursor.END) {
            out.append(lastBreak);
        }
    }

    /** What becomes of the line breaks at the end. */
    private enum Chomping {
        STRIP,
        CLIP,
        KEEP
    }
}
