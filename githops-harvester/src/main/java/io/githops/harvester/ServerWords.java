package io.githops.harvester;

import io.githops.manifest.Masking;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server's words made fit for our messages: on one line, of bounded length, and without the confidential values that
 * were sent to it.
 */
final class ServerWords {
    private static final int MAX_LENGTH = 1000;
    private static final int SHORTEST_SECRET = 4;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");
    private static final Set<String> CONFIDENTIAL_FIELDS = Set.of(
            "userData",
            "userDataBase64",
            "networkData",
            "networkDataBase64",
            "contents",
            "valuesContent",
            "password",
            "token");

    private final boolean hidesAll;
    private final List<String> secrets = new ArrayList<>();

    private ServerWords(boolean hidesAll) {
        this.hidesAll = hidesAll;
    }

    /** @param sent the body of the request, or null for none */
    static ServerWords on(Purpose purpose, @Nullable Tree sent) {
        var words = new ServerWords(purpose.isConfidential());
        if (sent != null && !purpose.isConfidential()) {
            words.collect(sent, false);
            words.secrets.sort(Comparator.comparingInt(String::length).reversed());
        }
        return words;
    }

    /** Whether nothing the server says may be quoted, as any of it may be a secret value. */
    boolean hidesAll() {
        return hidesAll;
    }

    /** The server's words, or a mark that stands for them. */
    String quote(String words) {
        if (hidesAll) {
            return Masking.MASK;
        }
        String shown = words;
        for (String secret : secrets) {
            shown = shown.replace(secret, Masking.MASK);
        }
        return bounded(shown);
    }

    /** Words that hold no values, on one line and of bounded length. */
    static String bounded(String words) {
        String start = words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH) + "…";
        return UNPRINTABLE.matcher(start).replaceAll(" ").strip();
    }

    private void collect(Tree tree, boolean isSecret) {
        if (tree instanceof Mapping mapping) {
            boolean isPatched =
                    mapping.text("path").filter(ServerWords::isConfidential).isPresent();
            mapping.forEach((name, value) -> collect(
                    value, isSecret || CONFIDENTIAL_FIELDS.contains(name) || isPatched && name.equals("value")));
        } else if (tree instanceof Sequence sequence) {
            sequence.forEach(item -> collect(item, isSecret));
        } else if (isSecret && tree instanceof Text text) {
            add(text);
        }
    }

    /** Whether a JSON pointer leads to, or through, a confidential field. */
    private static boolean isConfidential(String pointer) {
        return Stream.of(pointer.split("/")).anyMatch(CONFIDENTIAL_FIELDS::contains);
    }

    /** Line by line, as the server may quote a part; as it is and as it looks inside quotes. */
    private void add(Text text) {
        text.value()
                .lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_SECRET)
                .forEach(line -> {
                    String quoted = Json.text(new Text(line));
                    secrets.add(line);
                    secrets.add(quoted.substring(1, quoted.length() - 1));
                });
    }
}
