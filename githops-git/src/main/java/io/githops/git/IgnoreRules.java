package io.githops.git;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a folder are left out: what files in Git's ignore syntax say, in this folder and in those above it.
 * Of a folder's lines the last that matches decides, and the lines of a folder go before those of the folders above.
 * Immutable; equal when the same files say the same.
 *
 * @param folder with a slash at its end, where the patterns count from; empty for the root
 * @param outer of the folder above that has such a file
 */
record IgnoreRules(
        String folder,
        List<IgnorePattern> patterns,
        @Nullable IgnoreRules outer) {
    static final IgnoreRules NONE = new IgnoreRules("", List.of(), null);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Lines as a file would hold them. */
    static List<IgnorePattern> patterns(Stream<String> lines) {
        return lines.map(IgnorePattern::parse).flatMap(Optional::stream).toList();
    }

    /** The text of a file; a carriage return at the end of a line is not of it. */
    static List<IgnorePattern> patterns(String text) {
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return patterns(Stream.of((content + "\n").split("\r?\n")));
    }

    /** These rules with those of a file in a folder below. */
    IgnoreRules in(String folder, List<IgnorePattern> patterns) {
        return patterns.isEmpty() ? this : new IgnoreRules(folder.isEmpty() ? "" : folder + "/", patterns, this);
    }

    /** Whether an entry is left out, given that the folders above it are not. */
    boolean ignores(String path, boolean isFolder, MatchEffort effort) {
        return decides(path, isFolder, effort).orElse(false);
    }

    /** Empty when no line matches. */
    Optional<Boolean> decides(String path, boolean isFolder, MatchEffort effort) {
        for (IgnoreRules rules = this; rules != null; rules = rules.outer) {
            String inside = path.substring(rules.folder.length());
            for (int i = rules.patterns.size() - 1; i >= 0; i--) {
                if (rules.patterns.get(i).matches(inside, isFolder, effort)) {
                    return Optional.of(!rules.patterns.get(i).negated());
                }
            }
        }
        return Optional.empty();
    }
}
