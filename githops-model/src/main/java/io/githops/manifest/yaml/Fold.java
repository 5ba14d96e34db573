package io.githops.manifest.yaml;

/**
 * The blanks and line breaks between two words of a scalar. A single line break means a space, several mean all but the
 * first, and blanks around line breaks mean nothing.
 */
final class Fold {
    private final TextCursor cursor;
    private final StringBuilder moreBreaks = new StringBuilder();
    private int blanksFrom;
    private int blanksTo;
    private char firstBreak;
    private boolean broken;

    Fold(TextCursor cursor) {
        this.cursor = cursor;
    }

    /** Begins anew after an escaped line break, which means nothing itself. */
    void startAfterEscapedBreak() {
        start();
        broken = true;
        cursor.takeBreak();
    }

    void start() {
        moreBreaks.setLength(0);
        firstBreak = TextCursor.END;
        broken = false;
        blanksFrom = cursor.index();
        blanksTo = blanksFrom;
    }

    /** Whether a line break has been passed. */
    boolean isBroken() {
        return broken;
    }

    /**
     * Passes all blanks and line breaks that are here.
     *
     * @param tabsFrom column from which on a line may be indented by tabs
     */
    void skip(int tabsFrom) {
        while (true) {
            char c = cursor.peek();
            if (Characters.isBlank(c)) {
                if (broken && c == '\t' && cursor.column() < tabsFrom) {
                    throw cursor.malformed("found a tab in the indentation; expected spaces");
                }
                cursor.skip(1);
                if (!broken) {
                    blanksTo = cursor.index();
                }
            } else if (Characters.isBreak(c)) {
                takeBreak();
            } else {
                return;
            }
        }
    }

    private void takeBreak() {
        if (broken) {
            moreBreaks.append(cursor.takeBreak());
        } else {
            firstBreak = cursor.takeBreak();
            broken = true;
        }
    }

    /** Appends what the blanks and line breaks mean. */
    void appendTo(StringBuilder out) {
        if (!broken) {
            cursor.appendTo(out, blanksFrom, blanksTo);
        } else if (firstBreak == '\n') {
            out.append(moreBreaks.length() == 0 ? " " : moreBreaks);
        } else {
            if (firstBreak != TextCursor.END) {
                out.append(firstBreak);
            }
            out.append(moreBreaks);
        }
    }
}
