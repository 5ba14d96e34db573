package io.githops.git;

import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Reads files from the objects of a repository, without a working tree. */
final class OriginGitSource implements GitSource {
    private final GitOptions options;
    private final Origin origin;
    private final RevisionSearch search;
    private final SnapshotReader reader;
    private @Nullable Snapshot last;
    private boolean closed;

    OriginGitSource(GitOptions options) {
        Path folder = options.address().folder();
        this.options = options;
        this.origin = folder == null ? new RemoteOrigin(options) : new LocalOrigin(folder);
        this.search = new RevisionSearch(options, origin);
        this.reader = new SnapshotReader(options);
    }

    @Override
    public synchronized Snapshot fetch() {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
        try {
            last = read();
        } catch (IOException | JGitInternalException e) {
            last = readAfresh();
        }
        return last;
    }

    @Override
    public synchronized void close() {
        closed = true;
        last = null;
        origin.close();
    }

    /** Heals a transfer that broke off and a damaged cache. */
    private Snapshot readAfresh() {
        try {
            origin.discard();
            return read();
        } catch (IOException | JGitInternalException e) {
            throw new RemoteFailure(options).unknown(e);
        }
    }

    private Snapshot read() throws IOException {
        RevisionSearch.Found found = search.find();
        try (RevWalk walk = new RevWalk(origin.objects())) {
            RevCommit commit = commit(walk, found);
            var revision = new Revision(commit.name(), found.label(), describe(commit));
            return last != null && last.revision().equals(revision)
                    ? last
                    : reader.read(walk.getObjectReader(), commit.getTree(), revision);
        }
    }

    private RevCommit commit(RevWalk walk, RevisionSearch.Found found) throws IOException {
        RevObject target = walk.peel(walk.parseAny(found.id()));
        if (target instanceof RevCommit commit) {
            return commit;
        }
        throw new RevisionNotFoundException(
                options.address() + ": \"" + found.label() + "\" leads to a " + Constants.typeString(target.getType())
                        + "; expected a commit; check the ref",
                null);
    }

    private static Commit describe(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        return author == null
                ? new Commit("", "", Instant.ofEpochSecond(commit.getCommitTime()), commit.getShortMessage())
                : new Commit(
                        author.getName(),
                        author.getEmailAddress(),
                        author.getWhenAsInstant(),
                        commit.getShortMessage());
    }

    @Override
    public String toString() {
        return "GitSource[" + options.address() + "]";
    }
}
