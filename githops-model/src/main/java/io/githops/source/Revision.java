package io.githops.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named state of the desired side.
 *
 * @param id a commit id, or a digest of the files
 * @param label what was asked for: a branch, a tag, a folder
 * @param commit who made it; null when the source keeps no history
 */
public record Revision(String id, String label, @Nullable Commit commit) {
    private static final int SHORT_LENGTH = 8;

    /** @throws NullPointerException when id or label is null */
    public Revision {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
    }

    /** A revision without history. */
    public static Revision of(String id, String label) {
        return new Revision(id, label, null);
    }

    /** The first eight characters of the id, as people write commits. */
    public String shortId() {
        return id.length() <= SHORT_LENGTH ? id : id.substring(0, SHORT_LENGTH);
    }

    /** {@code main@1a2b3c4d}; where the id itself was asked for, {@code 1a2b3c4d}. */
    @Override
    public String toString() {
        return label.equals(id) ? shortId() : label + "@" + shortId();
    }
}
