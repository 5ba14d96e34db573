package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.model.harvester.KeyPair;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Key pairs that no machine and no template names, and whose public key stands in no user data either. The annotation {@code
 * harvesterhci.io/sshNames} is for display; what lets somebody in is the key in the user data.
 */
final class UnusedKeyPairs implements BiConsumer<Configuration, Problems> {
    static final String ID = "unused-key-pair";

    @Override
    public void accept(Configuration configuration, Problems problems) {
        List<Resource> unnamed = configuration.resources(KeyPair.KIND).stream()
                .filter(pair -> configuration.references().neededBy(pair.id()).isEmpty())
                .toList();
        for (Resource pair : unnamed) {
            String key = key(pair);
            boolean isWritten = !key.isEmpty()
                    && configuration.all().stream()
                            .filter(resource -> !resource.id().equals(pair.id()))
                            .anyMatch(resource -> contains(resource.tree(), key));
            if (!isWritten) {
                problems.about(pair)
                        .warning(
                                "found no machine or template that names it, and its key in no user data; use it or remove it");
            }
        }
    }

    /** The encoded key between its type and its comment. */
    private static String key(Resource pair) {
        String[] words =
                pair.tree().mapping("spec").text("publicKey").orElse("").strip().split("\\s+");
        return words.length < 2 ? "" : words[1];
    }

    private static boolean contains(Tree tree, String key) {
        if (tree instanceof Text text) {
            return text.value().contains(key) || decoded(text.value()).contains(key);
        }
        if (tree instanceof Mapping mapping) {
            return mapping.values().anyMatch(value -> contains(value, key));
        }
        return tree instanceof Sequence list && list.stream().anyMatch(item -> contains(item, key));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
