package io.githops.overlay;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of an overlay.
 *
 * @param merge a partial resource without its identity; null when there are operations
 * @param operations in their order
 * @param written where the patch begins
 */
record Patch(Target target, @Nullable Placed merge, List<Operation> operations, Origin written) {
    /** What no patch changes. */
    static final List<FieldPath> IDENTITY = List.of(
            FieldPath.of("apiVersion"),
            FieldPath.of("kind"),
            FieldPath.of("metadata", "name"),
            FieldPath.of("metadata", "namespace"));

    /** A patch that names what it changes as a manifest does. */
    static Patch of(Resource partial) {
        Placed written = Placed.of(partial);
        Placed merge = written.without("apiVersion").without("kind");
        Placed metadata = merge.field("metadata");
        if (metadata != null) {
            Placed rest = metadata.without("name").without("namespace");
            merge = ((Mapping) rest.tree()).isEmpty() ? merge.without("metadata") : merge.with("metadata", rest);
        }
        return new Patch(Target.of(partial), merge, List.of(), written.origin());
    }

    /** Whether the patched resources are taken out. */
    boolean deletes() {
        return merge != null && Merge.deletes(merge);
    }

    /** An operation, and where it is written. */
    record Operation(JsonOperation operation, Origin written) {}
}
