package io.githops.diff.check;

import io.githops.manifest.Masking;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes sensitive values out of the messages of checks. */
final class Secrets {
    /** Shorter words are no secrets, and masking them would spoil messages. */
    private static final int SHORTEST = 4;

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final Configuration configuration;

    Secrets(Configuration configuration) {
        this.configuration = configuration;
    }

    /** @param subject whose values are masked; null for those of all resources */
    String mask(String message, @Nullable Resource subject) {
        Set<String> values = new TreeSet<>(LONGEST_FIRST);
        if (subject == null) {
            configuration.all().forEach(resource -> collect(resource, values));
        } else {
            collect(subject, values);
        }
        String masked = message;
        for (String value : values) {
            masked = masked.replace(value, Masking.MASK);
        }
        return Masking.maskUrls(masked);
    }

    private void collect(Resource resource, Set<String> values) {
        Kinds kinds = configuration.kinds();
        kinds.find(resource.groupVersionKind())
                .or(() -> kinds.find(resource.id().group(), resource.id().kind()))
                .ifPresent(kind -> kind.sensitiveFields(resource)
                        .forEach(pattern -> pattern.forEach(
                                resource.tree(), (path, value) -> texts(value, text -> add(text, values)))));
    }

    private static void texts(Tree tree, Consumer<String> visitor) {
        if (tree instanceof Text text) {
            visitor.accept(text.value());
        } else if (tree instanceof Mapping mapping) {
            mapping.values().forEach(value -> texts(value, visitor));
        } else if (tree instanceof Sequence list) {
            list.forEach(item -> texts(item, visitor));
        }
    }

    /** The value, what it says in plain text, and each line and each setting in it. */
    private static void add(String value, Set<String> values) {
        addParts(value, values);
        decoded(value).ifPresent(plain -> addParts(plain, values));
    }

    private static void addParts(String value, Set<String> values) {
        value.lines().map(String::strip).forEach(line -> {
            addWord(line, values);
            addWord(line.substring(line.indexOf(": ") + 1).strip(), values);
        });
        addWord(value, values);
    }

    private static void addWord(String word, Set<String> values) {
        if (word.length() >= SHORTEST && !word.startsWith("#") && !word.equals("true") && !word.equals("false")) {
            values.add(word);
        }
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(value.strip()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
