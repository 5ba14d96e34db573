package io.githops.audit;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** One text for equal trees: JSON on one line, without spaces, names in the order of their characters. */
final class CanonicalText {
    private CanonicalText() {}

    static String of(Mapping tree) {
        return Json.text(sorted(tree));
    }

    /** The tree with all names in order. */
    static Mapping sorted(Mapping tree) {
        var entries = new TreeMap<String, Tree>();
        tree.forEach((name, value) -> entries.put(name, sorted(value)));
        return Mapping.of(entries);
    }

    /** 64 hexadecimal digits of the text in UTF-8. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Tree sorted(Tree tree) {
        if (tree instanceof Mapping mapping) {
            return sorted(mapping);
        }
        return tree instanceof Sequence items ? items.map(CanonicalText::sorted) : tree;
    }
}
