package io.githops.diff.rule;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.Optional;

/** JSON that stands as text in an object. */
final class Embedded {
    private Embedded() {}

    /** The value a text holds; empty when there is no text or it holds none. */
    static Optional<Tree> json(Optional<String> text) {
        try {
            return text.map(Json::parse);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** The mapping a text holds; the empty mapping when it holds none. */
    static Mapping mapping(Optional<String> text) {
        return json(text).orElse(Mapping.empty()) instanceof Mapping mapping ? mapping : Mapping.empty();
    }
}
