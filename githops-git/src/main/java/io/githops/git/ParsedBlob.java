package io.githops.git;

import io.githops.manifest.ParsedFile;
import io.githops.model.Problem;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a file: its manifests, or why it has none.
 *
 * @param id of the file's content
 * @param size in bytes, as far as they were read
 * @param manifests null where there is a problem
 * @param problem null where there are manifests
 */
record ParsedBlob(
        ObjectId id,
        int size,
        @Nullable ParsedFile manifests,
        @Nullable Problem problem) {

    static ParsedBlob of(ObjectId id, int size, ParsedFile manifests) {
        return new ParsedBlob(id, size, manifests, null);
    }

    static ParsedBlob unusable(ObjectId id, int size, Problem problem) {
        return new ParsedBlob(id, size, null, problem);
    }
}
