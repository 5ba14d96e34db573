package io.githops.git;

import io.githops.manifest.ManifestWriter;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes changed values into the lines on which they stand, where nothing but such values differs. */
final class ScalarEdit {
    /** A name or the dash of an item, a value on one line, and what stands behind it. */
    private static final Pattern FIELD = Pattern.compile(
            "((?:\"[^\"]*\"|'[^']*'|[^\\s:#\"'{\\[][^:#]*):\\s+)(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^\\s|>&*!{\\[\"'#].*?)(\\s+#.*|\\s*)");

    private static final Pattern ITEM =
            Pattern.compile("()(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^\\s|>&*!{\\[\"'#].*?)(\\s+#.*|\\s*)");

    private final String[] lines;
    private final Resource old;
    private boolean isPossible = true;

    private ScalarEdit(String text, Resource old) {
        this.lines = text.split("\n", -1);
        this.old = old;
    }

    /**
     * The file with the new values; empty when the difference is of another kind. Whether it reads as it should is still to
     * be seen.
     */
    static Optional<String> of(String text, Resource old, Resource manifest) {
        var edit = new ScalarEdit(text, old);
        edit.replace(old.tree(), manifest.tree(), FieldPath.root());
        return edit.isPossible ? Optional.of(String.join("\n", edit.lines)) : Optional.empty();
    }

    private void replace(Tree before, Tree after, FieldPath path) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof Mapping was && after instanceof Mapping is && hasSameNames(was, is)) {
            was.forEach((name, value) -> replace(value, is.value(is.indexOf(name)), path.field(name)));
        } else if (before instanceof Sequence was && after instanceof Sequence is && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) {
                replace(was.get(i), is.get(i), path.item(i));
            }
        } else {
            replaceLine(path, scalar(before) == null ? null : scalar(after));
        }
    }

    private static boolean hasSameNames(Mapping one, Mapping other) {
        return one.size() == other.size() && other.names().containsAll(one.names());
    }

    private void replaceLine(FieldPath path, @Nullable String value) {
        Optional<Position> position = old.position(path);
        if (value == null || position.isEmpty()) {
            isPossible = false;
            return;
        }
        int line = position.get().line() - 1;
        int column = lines[line].offsetByCodePoints(0, position.get().column() - 1);
        boolean hasReturn = lines[line].endsWith("\r");
        String rest = lines[line].substring(column, lines[line].length() - (hasReturn ? 1 : 0));
        for (Pattern pattern : List.of(FIELD, ITEM)) {
            Matcher matcher = pattern.matcher(rest);
            if (matcher.matches()) {
                lines[line] = lines[line].substring(0, column)
                        + matcher.group(1)
                        + value
                        + matcher.group(3)
                        + (hasReturn ? "\r" : "");
                return;
            }
        }
        isPossible = false;
    }

    /** A value as it is written on one line; null when it is none of that kind. */
    private static @Nullable String scalar(Tree value) {
        if (value instanceof Mapping || value instanceof Sequence) {
            return null;
        }
        List<String> written = new ArrayList<>(
                Arrays.asList(ManifestWriter.write(Mapping.of("x", value)).split("\n")));
        return written.size() == 1 ? written.get(0).substring("x: ".length()) : null;
    }
}
