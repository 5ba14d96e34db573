package io.githops.git;

/** Names from a repository as messages show them: on one line, without what a terminal would obey, and not endless. */
final class ShownName {
    private static final int MAX_LENGTH = 200;

    private ShownName() {}

    static String of(String name) {
        var shown = new StringBuilder();
        name.codePoints().limit(MAX_LENGTH + 1L).forEach(c -> append(shown, c));
        return shown.length() <= MAX_LENGTH ? shown.toString() : shown.substring(0, MAX_LENGTH) + "...";
    }

    /** Whether a character cannot be seen, changes others, or is none. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder shown, int c) {
        if (isInvisible(c)) {
            shown.append(String.format("<U+%04X>", c));
        } else {
            shown.appendCodePoint(c);
        }
    }
}
