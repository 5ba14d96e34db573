package io.githops.git;

import io.githops.model.GithopsException;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads files from the objects of a repository, without a working tree. */
final class OriginGitSource implements GitSource {
    /** The newest revision and one that is held. */
    private static final int REMEMBERED = 2;

    private final GitOptions options;
    private final Origin origin;
    private final RevisionSearch search;
    private final SnapshotReader reader;
    private final Map<String, Snapshot> last = new HashMap<>();
    private boolean closed;

    OriginGitSource(GitOptions options) {
        Path folder = options.address().folder();
        this.options = options;
        this.origin = folder == null ? new RemoteOrigin(options) : new LocalOrigin(folder);
        this.search = new RevisionSearch(options, origin);
        this.reader = new SnapshotReader(options);
    }

    @Override
    public Snapshot fetch() {
        return fetch(options.ref() == null ? Constants.HEAD : options.ref());
    }

    @Override
    public synchronized Snapshot fetch(String revision) {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
        requireName(revision);
        Snapshot snapshot = readHealing(revision);
        if (last.size() >= REMEMBERED) {
            last.keySet().retainAll(Set.of(revision));
        }
        last.put(revision, snapshot);
        return snapshot;
    }

    @Override
    public synchronized void close() {
        closed = true;
        last.clear();
        origin.close();
    }

    private void requireName(String revision) {
        if (!RevisionSearch.isName(revision)) {
            throw new RevisionNotFoundException(
                    options.address() + ": found revision \"" + revision
                            + "\"; expected the name of a branch or tag, or a commit id",
                    null);
        }
    }

    private Snapshot readHealing(String wanted) {
        try {
            return read(wanted);
        } catch (IOException | JGitInternalException e) {
            return readAfresh(wanted);
        }
    }

    /** Heals a transfer that broke off and a damaged cache. */
    private Snapshot readAfresh(String wanted) {
        try {
            origin.discard();
            return read(wanted);
        } catch (IOException | JGitInternalException e) {
            throw new RemoteFailure(options).unknown(e);
        }
    }

    private Snapshot read(String wanted) throws IOException {
        RevisionSearch.Found found = search.find(wanted);
        try (RevWalk walk = new RevWalk(origin.objects())) {
            RevCommit commit = commit(walk, found);
            var revision = new Revision(commit.name(), found.label(), describe(commit));
            Snapshot known = last.get(wanted);
            return known != null && known.revision().equals(revision) ? known : read(walk, commit, revision);
        }
    }

    private Snapshot read(RevWalk walk, RevCommit commit, Revision revision) throws IOException {
        try {
            return reader.read(walk.getObjectReader(), commit.getTree(), revision);
        } catch (GithopsException e) {
            e.initRevision(revision.id());
            throw e;
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
        return new Commit(
                author == null ? "" : author.getName(),
                author == null ? "" : author.getEmailAddress(),
                author == null ? Instant.ofEpochSecond(commit.getCommitTime()) : author.getWhenAsInstant(),
                commit.getShortMessage(),
                commit.getFullMessage().stripTrailing());
    }

    @Override
    public String toString() {
        return "GitSource[" + options.address() + "]";
    }
}
