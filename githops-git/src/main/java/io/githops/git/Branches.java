package io.githops.git;

import io.githops.source.RevisionNotFoundException;
import io.githops.source.SourceException;
import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the branches of a repository, fetching what is missing with all its history: what was pushed on top of a
 * history with gaps could not be told from what was lost.
 */
final class Branches {
    private final GitOptions options;
    private final Origin origin;
    private final RevisionSearch search;

    Branches(GitOptions options, Origin origin) {
        this.options = options;
        this.origin = origin;
        this.search = new RevisionSearch(options, origin);
    }

    /** Where the repository is, for messages. */
    GitAddress address() {
        return options.address();
    }

    /** The full name of the branch to write to. */
    String name() throws IOException {
        if (options.ref() != null) {
            return Constants.R_HEADS + options.ref();
        }
        Ref head = origin.names(Constants.HEAD).get(Constants.HEAD);
        if (head == null || !head.isSymbolic()) {
            throw new UnwritableException(options.address()
                    + ": HEAD names no branch; expected the branch to write to; name it with branch(...)");
        }
        return head.getLeaf().getName();
    }

    /** A branch as it is now. */
    BranchTip tip(String name) throws IOException {
        Ref ref = origin.names(name).get(name);
        if (ref == null || ref.getObjectId() == null) {
            return BranchTip.of(origin.objects(), name, null);
        }
        if (!origin.objects().getObjectDatabase().has(ref.getObjectId())) {
            origin.fetchAll();
        }
        return BranchTip.of(origin.objects(), name, ref.getObjectId());
    }

    /** The commit that a revision leads to, with all that came before it. */
    RevCommit commit(String revision) throws IOException {
        origin.fetchAll();
        RevisionSearch.Found found = search.find(revision);
        try (RevWalk walk = new RevWalk(origin.objects())) {
            RevObject target = walk.peel(walk.parseAny(found.id()));
            if (target instanceof RevCommit commit) {
                return commit;
            }
            throw new RevisionNotFoundException(
                    options.address() + ": \"" + revision + "\" leads to a " + Constants.typeString(target.getType())
                            + "; expected a commit; check the revision",
                    null);
        }
    }

    /** Whether a commit is the tip of a branch or an ancestor of it. */
    boolean contains(BranchTip tip, ObjectId commit) throws IOException {
        if (tip.commit() == null || tip.id().equals(commit)) {
            return tip.id().equals(commit);
        }
        try (RevWalk walk = new RevWalk(origin.objects())) {
            return origin.objects().getObjectDatabase().has(commit)
                    && walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip.id()));
        }
    }

    /** The newest commit of a branch that changed a file since another commit; the tip when that cannot be told. */
    String newest(BranchTip tip, @Nullable String since, String path) throws IOException {
        try (RevWalk walk = new RevWalk(origin.objects())) {
            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
            walk.markStart(walk.parseCommit(tip.id()));
            if (since != null) {
                walk.markUninteresting(walk.parseCommit(ObjectId.fromString(since)));
            }
            RevCommit newest = walk.next();
            return newest == null ? tip.id().name() : newest.name();
        }
    }

    SourceException unreadable(Exception failure) {
        return new RemoteFailure(options.address(), options.access()).unknown(failure, options.cache());
    }
}
