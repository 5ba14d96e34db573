package io.githops.git;

/** Names from a repository as messages show them: on one line, without what a terminal would obey, and not endless. */
final class ShownName {
    static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_PATH_LENGTH = 1024;
    private static final int DELETE = 0x7f;

    private ShownName() {}

    static String of(String name) {
        return shown(name, MAX_NAME_LENGTH);
    }

    static String ofPath(String path) {
        return shown(path, MAX_PATH_LENGTH);
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

    private static String shown(String text, int maxLength) {
        if (text.length() <= maxLength && text.chars().allMatch(c -> c >= ' ' && c < DELETE)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().limit(maxLength + 1L).forEach(c -> append(shown, c));
        return shown.length() <= maxLength ? shown.toString() : shown.substring(0, maxLength) + "...";
    }

    private static void append(StringBuilder shown, int c) {
        if (isInvisible(c)) {
            shown.append(String.format("<U+%04X>", c));
        } else {
            shown.appendCodePoint(c);
        }
    }
}
