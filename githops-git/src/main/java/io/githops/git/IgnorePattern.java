package io.githops.git;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One line of a file in the syntax of {@code .gitignore}. Names are compared byte by byte in UTF-8, as Git does.
 *
 * @param text as it was written
 * @param negated whether it takes back what lines before it ignore
 * @param foldersOnly whether it says nothing of files
 * @param anywhere whether it is about a name in any folder, and not about a path
 */
record IgnorePattern(String text, boolean negated, boolean foldersOnly, boolean anywhere, Wildcards wildcards) {

    /** Empty for a line that says nothing: an empty one and a comment. */
    static Optional<IgnorePattern> parse(String line) {
        String rest = withoutBlanksAtEnd(line);
        if (rest.isEmpty() || rest.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = rest.startsWith("!");
        rest = negated ? rest.substring(1) : rest;
        boolean foldersOnly = rest.endsWith("/");
        rest = foldersOnly ? rest.substring(0, rest.length() - 1) : rest;
        boolean anywhere = !rest.contains("/");
        rest = rest.startsWith("/") ? rest.substring(1) : rest;
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IgnorePattern(line, negated, foldersOnly, anywhere, Wildcards.parse(rest)));
    }

    /** @param path relative to the folder of the file that the line is in */
    boolean matches(String path, boolean isFolder, MatchEffort effort) {
        if (foldersOnly && !isFolder) {
            return false;
        }
        String compared = anywhere ? path.substring(path.lastIndexOf('/') + 1) : path;
        return wildcards.match(compared.getBytes(StandardCharsets.UTF_8), effort);
    }

    /** A blank at the end counts only after a backslash. */
    private static String withoutBlanksAtEnd(String line) {
        int end = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
                end = Math.min(i + 1, line.length());
            } else if (line.charAt(i) != ' ') {
                end = i + 1;
            }
        }
        return line.substring(0, end);
    }
}
