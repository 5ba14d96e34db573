package io.githops.harvester.embedded;

import java.util.Arrays;
import java.util.List;

/** A place in a document as RFC 6901 writes it; empty for the whole document. */
record JsonPointer(List<String> tokens) {

    static JsonPointer parse(String text) throws PatchFailure {
        if (text.isEmpty()) {
            return new JsonPointer(List.of());
        }
        if (text.charAt(0) != '/') {
            throw new PatchFailure("a JSON pointer begins with a slash");
        }
        return new JsonPointer(Arrays.stream(text.substring(1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    boolean isRoot() {
        return tokens.isEmpty();
    }

    String first() {
        return tokens.get(0);
    }

    JsonPointer rest() {
        return new JsonPointer(tokens.subList(1, tokens.size()));
    }

    /** Whether the other place is this one or lies within it. */
    boolean contains(JsonPointer other) {
        return other.tokens.size() >= tokens.size()
                && other.tokens.subList(0, tokens.size()).equals(tokens);
    }
}
