package io.githops.manifest.yaml;

import java.util.regex.Pattern;

/** Decides how a string is written so that every reader of YAML takes it for that string. */
final class ScalarText {
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@` ";

    /** What YAML 1.1 or 1.2 takes for a boolean, null, a number, a time or a merge key. */
    private static final Pattern MISREAD = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|~|=|<<|\\."
            + "|[-+]?(0x[0-9a-f_]*|0o[0-7_]*|0b[-+01_]*|\\.(inf|nan)"
            + "|([0-9][0-9_]*(\\.[0-9_]*)?|\\.[0-9_]+)(e[-+]?[0-9_]*)?"
            + "|[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?)"
            + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

    private static final int LONGEST_CHECKED = 64;

    private ScalarText() {}

    /** The string without quotes where that is safe, in quotes otherwise; those that need fewer escapes. */
    static String onOneLine(String text) {
        if (text.codePoints().anyMatch(ScalarText::isEscaped)) {
            return escaped(text);
        }
        if (isPlain(text)) {
            return text;
        }
        boolean embedded = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
        return embedded ? "'" + text.replace("'", "''") + "'" : '"' + text + '"';
    }

    /** @param text without characters that need an escape */
    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && INDICATORS.indexOf(text.charAt(0)) < 0
                && !text.startsWith("...")
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                && !isMisread(text);
    }

    private static boolean isMisread(String text) {
        return text.length() > LONGEST_CHECKED
                ? "+.0123456789".indexOf(text.charAt(0)) >= 0
                : MISREAD.matcher(text).matches();
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> appendEscaped(out, c));
        return out.append('"').toString();
    }

    private static void appendEscaped(StringBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isEscaped(c)) {
                    out.append(String.format(c < 0x100 ? "\\x%02X" : c < 0x10000 ? "\\u%04X" : "\\U%08X", writable(c)));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /** Half of a surrogate pair is no character, and no escape can stand for it. */
    private static int writable(int c) {
        return Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c;
    }

    /** What cannot be seen, might be taken for a line break, or is not allowed. */
    private static boolean isEscaped(int c) {
        if (c < 0x7F) {
            return c < ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Whether the string has several lines that can be written as they are. */
    static boolean isBlock(String text) {
        return text.indexOf('\n') >= 0
                && !text.isBlank()
                && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || !isEscaped(c));
    }

    /** What stands behind {@code |} so that blanks at the beginning and line breaks at the end are kept. */
    static String blockIndicators(String text, int indent) {
        String blanks = " \t\n".indexOf(text.charAt(0)) < 0 ? "" : Integer.toString(indent);
        if (!text.endsWith("\n")) {
            return blanks + "-";
        }
        return text.endsWith("\n\n") ? blanks + "+" : blanks;
    }
}
