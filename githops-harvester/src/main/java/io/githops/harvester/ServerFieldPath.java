package io.githops.harvester;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Tree;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a field path as the API server writes it in conflicts: {@code .metadata.labels.example.com/team}. The server does
 * not quote names, so where names hold dots the applied object decides how to cut.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/fieldpath/element.go">
 *     structured-merge-diff, fieldpath/element.go</a>
 */
final class ServerFieldPath {
    private final String text;
    private int at;
    private @Nullable Tree tree;
    private FieldPath path = FieldPath.root();

    private ServerFieldPath(String text, Mapping applied) {
        this.text = text;
        this.tree = applied;
    }

    static FieldPath parse(String text, Mapping applied) {
        return new ServerFieldPath(text, applied).parse();
    }

    private FieldPath parse() {
        while (at < text.length()) {
            step(text.charAt(at) == '[' ? item() : field());
        }
        return path;
    }

    private void step(PathElement element) {
        path = path.plus(element);
        tree = tree == null ? null : element.in(tree);
    }

    private PathElement item() {
        String bracket = text.substring(at, endOfBracket());
        at += bracket.length();
        try {
            return FieldPath.parse(bracket).elements().get(0);
        } catch (IllegalArgumentException e) {
            return new PathElement.Field(bracket);
        }
    }

    private int endOfBracket() {
        boolean isQuoted = false;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isQuoted && c == '\\') {
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ']' && !isQuoted) {
                return i + 1;
            }
        }
        return text.length();
    }

    private PathElement field() {
        if (text.charAt(at) == '.') {
            at++;
        }
        String name = knownName().orElseGet(() -> text.substring(at, nextSeparator()));
        at += name.length();
        return new PathElement.Field(name);
    }

    private Optional<String> knownName() {
        return tree instanceof Mapping mapping
                ? mapping.names().stream()
                        .filter(name -> text.startsWith(name, at) && isEndOfName(at + name.length()))
                        .max(Comparator.comparingInt(String::length))
                : Optional.empty();
    }

    private int nextSeparator() {
        int end = at;
        while (!isEndOfName(end)) {
            end++;
        }
        return end;
    }

    private boolean isEndOfName(int end) {
        return end == text.length() || text.charAt(end) == '.' || text.charAt(end) == '[';
    }
}
