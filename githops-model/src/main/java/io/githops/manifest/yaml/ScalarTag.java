package io.githops.manifest.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tags that change how a scalar is read. */
enum ScalarTag {
    STRING("str", "a string"),
    BINARY("binary", "Base64"),
    BOOL("bool", "a boolean"),
    INTEGER("int", "a whole number"),
    FLOAT("float", "a number"),
    NULL("null", "null"),
    TIMESTAMP("timestamp", "a point in time such as 2026-01-31T12:00:00Z"),
    MERGE("merge", "a merge key");

    private static final Map<String, ScalarTag> BY_URI = new HashMap<>();

    static {
        for (ScalarTag tag : values()) {
            BY_URI.put("tag:yaml.org,2002:" + tag.shortName, tag);
        }
    }

    private final String shortName;
    private final String words;

    ScalarTag(String shortName, String words) {
        this.shortName = shortName;
        this.words = words;
    }

    /** The tag of a URI; null for all others, which are read as strings. */
    static @Nullable ScalarTag find(String uri) {
        return BY_URI.get(uri);
    }

    /** As manifests write it: {@code !!int}. */
    String text() {
        return "!!" + shortName;
    }

    /** What a scalar with this tag must be, fit for a message. */
    String words() {
        return words;
    }
}
