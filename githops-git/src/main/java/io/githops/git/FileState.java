package io.githops.git;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What stands at a path of a commit.
 *
 * @param mode {@link FileMode#MISSING} when nothing does
 */
record FileState(FileMode mode, ObjectId id) {
    static final FileState NONE = new FileState(FileMode.MISSING, ObjectId.zeroId());

    boolean exists() {
        return mode != FileMode.MISSING;
    }

    boolean isFile() {
        return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
    }
}
