package io.githops.diff.patch;

import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Patches that look like what they change: mappings are merged entry by entry, a null removes its entry, and everything else
 * replaces what is there, lists as a whole. The API server's merge patch, and {@code kubectl patch --type merge}.
 *
 * <pre>{@code
 * Tree patch = MergePatch.between(before, after);   // {"spec":{"runStrategy":"Halted","running":null}}
 * MergePatch.apply(before, patch);                  // equals after
 * }</pre>
 *
 * <p>Within a list a null is a value, also as an entry of a mapping there; {@code kubectl} and the API server leave such
 * entries out.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386</a>
 */
public final class MergePatch {
    private MergePatch() {}

    /** The patched document. Any tree is a patch; one that is no mapping takes the document's place. */
    public static Tree apply(Tree document, Tree patch) {
        return patch instanceof Mapping mapping ? merge(document, mapping) : patch;
    }

    /** The patched mapping. */
    public static Mapping apply(Mapping document, Mapping patch) {
        return merge(document, patch);
    }

    private static Mapping merge(@Nullable Tree document, Mapping patch) {
        Mapping merged = document instanceof Mapping mapping ? mapping : Mapping.empty();
        for (int i = 0; i < patch.size(); i++) {
            String name = patch.name(i);
            Tree value = patch.value(i);
            if (value instanceof Null) {
                merged = merged.without(name);
            } else {
                merged = merged.with(name, value instanceof Mapping deeper ? merge(merged.get(name), deeper) : value);
            }
        }
        return merged;
    }

    /**
     * The smallest patch that leads from one document to another. What it cannot say is that an entry is to become an explicit
     * null, as null removes; entries that are null on both sides stay, and nulls in lists are replaced with their list.
     *
     * @return the empty mapping when both are equal mappings
     * @throws PatchException when an entry is null only afterwards
     */
    public static Tree between(Tree before, Tree after) {
        return between(JsonPointer.root(), before, after);
    }

    private static Tree between(JsonPointer path, @Nullable Tree before, Tree after) {
        if (!(after instanceof Mapping wanted)) {
            return after;
        }
        Mapping old = before instanceof Mapping mapping ? mapping : Mapping.empty();
        MappingBuilder patch = Mapping.builder();
        old.forEach((name, value) -> {
            if (!wanted.has(name)) {
                patch.put(name, Null.NULL);
            }
        });
        wanted.forEach((name, value) -> {
            @Nullable Tree known = old.get(name);
            if (!value.equals(known)) {
                patch.put(name, entry(path.plus(name), known, value));
            }
        });
        return patch.build();
    }

    private static Tree entry(JsonPointer path, @Nullable Tree before, Tree after) {
        if (after instanceof Null) {
            throw PatchException.inexpressible(
                    path.toString(),
                    "an explicit null",
                    "a value, or no entry",
                    "use a JSON patch, or leave the entry out");
        }
        return between(path, before, after);
    }
}
