package io.githops.export;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Set;

/** Takes all fields out of a manifest that can be spared, the largest parts first. */
final class Reduction {
    private static final FieldPath METADATA = FieldPath.of("metadata");
    private static final Set<FieldPath> IDENTITY = Set.of(
            FieldPath.of("apiVersion"),
            FieldPath.of("kind"),
            FieldPath.of("metadata", "name"),
            FieldPath.of("metadata", "namespace"));

    /** Fields whose entries users write, each for itself, and often many. */
    private static final Set<FieldPath> CONTENT =
            Set.of(FieldPath.of("data"), FieldPath.of("binaryData"), FieldPath.of("stringData"), FieldPath.of("rules"));

    private final Spare spare;

    Reduction(Spare spare) {
        this.spare = spare;
    }

    /** Says what can be spared. */
    @FunctionalInterface
    interface Spare {
        /** @param rest the manifest without what is at the place */
        boolean test(FieldPath place, Mapping rest);
    }

    Mapping reduce(Mapping manifest) {
        Mapping rest = manifest;
        for (String name : manifest.names()) {
            rest = reduce(rest, FieldPath.of(name));
        }
        return rest;
    }

    private Mapping reduce(Mapping tree, FieldPath place) {
        if (IDENTITY.contains(place)) {
            return tree;
        }
        Mapping without = tree.without(place);
        if (!place.equals(METADATA) && spare.test(place, without)) {
            return without;
        }
        return CONTENT.contains(place) ? tree : reduceInside(tree, place);
    }

    private Mapping reduceInside(Mapping tree, FieldPath place) {
        Tree value = tree.at(place).orElseThrow();
        Mapping rest = tree;
        if (value instanceof Mapping mapping) {
            for (String name : mapping.names()) {
                rest = reduce(rest, place.field(name));
            }
        } else if (value instanceof Sequence items) {
            for (int i = items.size() - 1; i >= 0; i--) {
                rest = reduce(rest, place.item(i));
            }
        }
        return rest;
    }
}
