package io.githops.diff.apply;

import io.githops.tree.Mapping;
import java.util.List;

/** What comes of an apply. */
public sealed interface ApplyResult {

    /**
     * The object as it would be stored.
     *
     * @param object with managed fields; equal to the live one when nothing changes
     */
    record Applied(Mapping object) implements ApplyResult {}

    /**
     * Other managers own fields with other values, and the apply was not forced.
     *
     * @param conflicts in the API server's order; never empty
     * @param message as the API server words it
     */
    record Conflicted(List<FieldConflict> conflicts, String message) implements ApplyResult {
        public Conflicted {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** The manifest does not fit the schema so far that it cannot be merged. */
    record Unmergeable(String message) implements ApplyResult {}
}
