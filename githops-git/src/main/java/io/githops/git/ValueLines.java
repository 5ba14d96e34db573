package io.githops.git;

import java.util.List;
import java.util.regex.Pattern;

/** On which lines of a manifest a value is written, as indentation tells it. */
final class ValueLines {
    private static final Pattern BLOCK = Pattern.compile("[|>].*");

    private final List<String> lines;

    ValueLines(List<String> lines) {
        this.lines = lines;
    }

    /**
     * The line behind a value.
     *
     * @param line where the value begins, or the name of its field; one-based, as is the column
     * @return zero-based, not above the number of lines
     */
    int end(int line, int column) {
        String first = lines.get(line - 1);
        boolean isBlock = column <= first.length()
                && BLOCK.matcher(first.substring(column - 1)).matches();
        int end = line;
        for (int at = line; at < lines.size() && goesOn(lines.get(at), column, isBlock); at++) {
            end = lines.get(at).isBlank() ? end : at + 1;
        }
        return end;
    }

    /** A text that is an item of a list may be indented no further than the sign that begins it. */
    private static boolean goesOn(String line, int column, boolean isBlock) {
        return line.isBlank() || (isBlock ? indentation(line) + 1 >= column : indentation(line) + 1 > column);
    }

    /** The dash of an item counts, so that a list is further in than its field. */
    private static int indentation(String line) {
        String content = line.stripLeading();
        boolean isItem = content.startsWith("- ") || content.equals("-");
        return line.length() - content.length() + (isItem ? 1 : 0);
    }
}
