package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Tree;
import org.jspecify.annotations.Nullable;

/** Merges a patch into a document, as RFC 7386 says: mappings field by field, null removes, everything else replaces. */
final class JsonMergePatch {
    private JsonMergePatch() {}

    static Mapping apply(Mapping document, Mapping patch) {
        Mapping merged = document;
        for (int i = 0; i < patch.size(); i++) {
            String name = patch.name(i);
            Tree value = patch.value(i);
            merged = value instanceof Null ? merged.without(name) : merged.with(name, merge(merged.get(name), value));
        }
        return merged;
    }

    private static Tree merge(@Nullable Tree old, Tree patch) {
        if (patch instanceof Mapping mapping) {
            return apply(old instanceof Mapping base ? base : Mapping.empty(), mapping);
        }
        return patch;
    }
}
