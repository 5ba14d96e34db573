package io.githops.git;

import io.githops.source.PathNotFoundException;
import io.githops.source.Revision;
import io.githops.source.SourceException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.blame.BlameResult;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Finds out who last touched the lines of files, and fetches history bit by bit until there is enough of it. What was fetched for
 * one file serves the next. Not thread-safe.
 */
final class BlameSearch {
    private static final int FIRST_DEPTH = 50;
    private static final int GROWTH = 8;

    private final GitOptions options;
    private final Origin origin;
    private int depth = FIRST_DEPTH;

    BlameSearch(GitOptions options, Origin origin) {
        this.options = options;
        this.origin = origin;
    }

    /**
     * Looks back as far as the deadline allows.
     *
     * @param commit one that is here
     * @throws PathNotFoundException when it has no such file
     * @throws IOException when objects are missing or damaged
     */
    Blame find(ObjectId commit, String file, Duration deadline) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        Blame blame = read(commit, file, "");
        for (; !blame.isComplete() && depth > 0; depth = next(depth)) {
            if (System.nanoTime() - end > 0) {
                return read(commit, file, "the deadline of " + deadline.toSeconds() + " s passed");
            }
            try {
                origin.deepen(commit.name(), depth);
            } catch (SourceException e) {
                return read(commit, file, e.getMessage());
            }
            blame = read(commit, file, "");
        }
        return blame;
    }

    /** Zero behind the whole history. */
    private static int next(int depth) {
        if (depth == Constants.INFINITE_DEPTH) {
            return 0;
        }
        return depth > Constants.INFINITE_DEPTH / GROWTH / GROWTH ? Constants.INFINITE_DEPTH : depth * GROWTH;
    }

    private Blame read(ObjectId commit, String file, String reason) throws IOException {
        Repository repository = origin.objects();
        try (var generator = new BlameGenerator(repository, file)) {
            generator.push(null, commit);
            generator.setFollowFileRenames(true);
            BlameResult result = BlameResult.create(generator);
            if (result == null) {
                throw noFile(commit, file);
            }
            result.computeAll();
            return blame(file, result, repository.getObjectDatabase().getShallowCommits(), reason);
        }
    }

    private static Blame blame(String file, BlameResult result, Set<ObjectId> oldest, String reason) {
        List<Blame.Line> lines = new ArrayList<>();
        boolean isComplete = true;
        for (int i = 0; i < result.getResultContents().size(); i++) {
            RevCommit commit = result.getSourceCommit(i);
            boolean isOldest = oldest.contains(commit);
            isComplete &= !isOldest;
            var change = new LineChange(
                    new Revision(commit.name(), commit.name(), Commits.describe(commit)),
                    result.getSourcePath(i),
                    result.getSourceLine(i) + 1,
                    isOldest);
            lines.add(new Blame.Line(
                    change, commit.getCommitTime(), result.getResultContents().getString(i)));
        }
        return new Blame(file, lines, isComplete ? "" : remark(reason));
    }

    private static String remark(String reason) {
        return "history is known in part only" + (reason.isEmpty() ? "" : ": " + reason);
    }

    private PathNotFoundException noFile(ObjectId commit, String file) {
        return new PathNotFoundException(
                options.address() + " at " + commit.name() + ": found no file \"" + file
                        + "\"; expected the path of a file from the root; check the path",
                null);
    }
}
