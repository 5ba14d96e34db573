package io.githops.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * A branch as it is at one moment, with its files.
 *
 * @param name full name
 * @param commit null when the branch has none yet
 */
record BranchTip(Repository objects, String name, @Nullable RevCommit commit) {

    static BranchTip of(Repository objects, String name, @Nullable ObjectId id) throws IOException {
        if (id == null) {
            return new BranchTip(objects, name, null);
        }
        try (RevWalk walk = new RevWalk(objects)) {
            return new BranchTip(objects, name, walk.parseCommit(id));
        }
    }

    /** The commit, or what stands for none. */
    ObjectId id() {
        return commit == null ? ObjectId.zeroId() : commit.getId();
    }

    /** The id of the commit; null for none. */
    @Nullable
    String revision() {
        return commit == null ? null : commit.name();
    }

    /** What stands at a path. */
    FileState at(String path) throws IOException {
        if (commit == null) {
            return FileState.NONE;
        }
        try (ObjectReader reader = objects.newObjectReader();
                TreeWalk walk = TreeWalk.forPath(reader, path, commit.getTree())) {
            return walk == null ? FileState.NONE : new FileState(walk.getFileMode(), walk.getObjectId(0));
        }
    }

    /** The file, link or submodule that stands where a folder of the path would have to; empty when none does. */
    Optional<String> fileAbove(String path) throws IOException {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            FileMode mode = at(folder).mode();
            if (mode != FileMode.TREE && mode != FileMode.MISSING) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
