package io.githops.git;

import io.githops.manifest.ParsedFile;
import io.githops.model.Problem;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a file: its manifests, or why it has none.
 *
 * @param id of the file's content
 * @param manifests null where there is a problem
 * @param problem null where there are manifests
 */
record ParsedBlob(
        ObjectId id,
        @Nullable ParsedFile manifests,
        @Nullable Problem problem) {

    static ParsedBlob of(ObjectId id, ParsedFile manifests) {
        return new ParsedBlob(id, manifests, null);
    }

    static ParsedBlob unusable(ObjectId id, Problem problem) {
        return new ParsedBlob(id, null, problem);
    }
}
