package io.githops.git;

import io.githops.git.FileChange.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a file, on the condition that it is as it was.
 *
 * @param before as the proposal found it
 * @param content of the file afterwards; null when it is deleted or another repository
 */
record FileEdit(String path, FileState before, FileState after, byte @Nullable [] content) {

    FileChange change() {
        Kind kind = !before.exists() ? Kind.ADDED : after.exists() ? Kind.CHANGED : Kind.DELETED;
        return new FileChange(path, kind);
    }
}
