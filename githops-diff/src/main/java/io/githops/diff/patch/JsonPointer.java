package io.githops.diff.patch;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document: {@code /spec/template/spec/volumes/0}. A step is the name of a mapping's entry or the zero-based
 * index of a list's item; {@code -} is the place behind a list's last item. The empty pointer is the whole document.
 * {@link #parse} and {@link #toString} are inverse.
 *
 * @param tokens the steps from the root, as they are named and not escaped
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public record JsonPointer(List<String> tokens) {
    static final String END = "-";

    private static final JsonPointer ROOT = new JsonPointer(List.of());
    private static final Pattern STRAY_TILDE = Pattern.compile("~(?![01])");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    public JsonPointer {
        tokens = List.copyOf(tokens);
    }

    /** The pointer to the whole document. */
    public static JsonPointer root() {
        return ROOT;
    }

    /** The pointer of these steps, not escaped: {@code of("metadata", "labels", "example.com/owner")}. */
    public static JsonPointer of(String... tokens) {
        return new JsonPointer(List.of(tokens));
    }

    /** @throws PatchException when the text is no pointer */
    public static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        if (text.charAt(0) != '/') {
            throw PatchException.malformed(
                    "a JSON pointer",
                    "no slash at its start",
                    "a slash before every step",
                    "write it as /spec/running");
        }
        if (STRAY_TILDE.matcher(text).find()) {
            throw PatchException.malformed(
                    "a JSON pointer", "a tilde before neither 0 nor 1", "~0 for ~ and ~1 for /", "escape the tilde");
        }
        return new JsonPointer(Arrays.stream(text.substring(1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    public boolean isRoot() {
        return tokens.isEmpty();
    }

    /** This pointer and one step more. */
    public JsonPointer plus(String token) {
        List<String> longer = new ArrayList<>(tokens);
        longer.add(token);
        return new JsonPointer(longer);
    }

    /** This pointer and the item at a zero-based index. */
    public JsonPointer plus(int index) {
        return plus(Integer.toString(index));
    }

    /** Whether the other place is this one or lies within it. */
    public boolean contains(JsonPointer other) {
        return tokens.size() <= other.tokens.size() && tokens.equals(other.tokens.subList(0, tokens.size()));
    }

    /** The value at this place; empty when there is none. An explicit null is a value. */
    public Optional<Tree> in(Tree document) {
        @Nullable Tree reached = document;
        for (int i = 0; i < tokens.size() && reached != null; i++) {
            reached = child(reached, tokens.get(i));
        }
        return Optional.ofNullable(reached);
    }

    static @Nullable Tree child(Tree tree, String token) {
        if (tree instanceof Mapping mapping) {
            return mapping.get(token);
        }
        if (tree instanceof Sequence list) {
            int index = index(token);
            return index >= 0 && index < list.size() ? list.get(index) : null;
        }
        return null;
    }

    /** The index that a step names, or -1 when it names none. */
    static int index(String token) {
        return INDEX.matcher(token).matches() ? Integer.parseInt(token) : -1;
    }

    /** The place that the first steps lead to. */
    JsonPointer upTo(int steps) {
        return new JsonPointer(tokens.subList(0, steps));
    }

    @Override
    public String toString() {
        return tokens.stream()
                .map(token -> "/" + token.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
