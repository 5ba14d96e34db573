package io.githops.manifest.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;

/** Scans text without quotes. */
final class PlainScalar {
    private final TextCursor cursor;
    private final Fold fold;
    private int start;
    private int end;
    private @Nullable StringBuilder folded;

    PlainScalar(TextCursor cursor) {
        this.cursor = cursor;
        this.fold = new Fold(cursor);
    }

    /**
     * Passes a scalar that begins here, and the blanks after it.
     *
     * @param mark where it begins, which is here
     * @param indent the column from which on further lines belong to the scalar
     * @param inFlow whether brackets are open
     */
    ScalarToken scan(Mark mark, int indent, boolean inFlow) {
        start = cursor.index();
        end = start;
        folded = null;
        fold.start();
        while (cursor.peek() != '#' && !cursor.isAtDocumentIndicator()) {
            takeWord(inFlow);
            if (!Characters.isBlankOrBreak(cursor.peek())) {
                break;
            }
            fold.skip(indent);
            if (!inFlow && cursor.column() < indent) {
                break;
            }
        }
        String value = folded == null ? cursor.text(start, end) : folded.toString();
        return new ScalarToken(value, true, mark, mark, ScalarStyle.PLAIN);
    }

    /** Whether a line break was passed behind the last word. */
    boolean isFollowedByBreak() {
        return fold.isBroken();
    }

    private void takeWord(boolean inFlow) {
        int word = cursor.index();
        cursor.skipOrdinary();
        while (!endsWord(cursor.peek(), inFlow)) {
            cursor.skip(1);
            cursor.skipOrdinary();
        }
        if (cursor.index() > word) {
            join(word);
            fold.start();
        }
    }

    private boolean endsWord(char c, boolean inFlow) {
        return switch (c) {
            case ':' -> Characters.isBlankOrBreakOrEnd(cursor.peek(1));
            case ',', '?', '[', ']', '{', '}' -> inFlow;
            default -> Characters.isBlankOrBreakOrEnd(c);
        };
    }

    /** Most scalars stand on one line, where a word simply makes the stretch of text longer. */
    private void join(int word) {
        if (folded == null && !fold.isBroken()) {
            end = cursor.index();
            return;
        }
        if (folded == null) {
            folded = new StringBuilder(cursor.text(start, end));
        }
        fold.appendTo(folded);
        cursor.appendTo(folded, word, cursor.index());
    }
}
