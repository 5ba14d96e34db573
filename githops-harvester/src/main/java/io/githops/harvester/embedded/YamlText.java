package io.githops.harvester.embedded;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Tree;

/** Reads the YAML that clients apply; most of them send JSON, which is YAML, too. */
final class YamlText {
    private YamlText() {}

    /** @throws IllegalArgumentException when the text is neither JSON nor YAML */
    static Tree parse(String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(JsonComplaint.about(text), e);
        }
    }
}
