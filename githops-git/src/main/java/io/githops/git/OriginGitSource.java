package io.githops.git;

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
import java.util.SortedMap;
import java.util.SortedSet;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Reads files from the objects of a repository, without a working tree. */
final class OriginGitSource implements GitSource {
    /** The newest revision and one that is held. */
    private static final int REMEMBERED = 2;

    private final GitOptions options;
    private final @Nullable OriginGitSource owner;
    private final Origin origin;
    private final RevisionSearch search;
    private final SnapshotReader reader;
    private final Map<String, Snapshot> last = new HashMap<>();
    private boolean closed;

    OriginGitSource(GitOptions options) {
        this(options, origin(options), null);
    }

    /** @param owner who closes the origin; null for the source itself */
    private OriginGitSource(GitOptions options, Origin origin, @Nullable OriginGitSource owner) {
        this.options = options;
        this.origin = origin;
        this.owner = owner;
        this.search = new RevisionSearch(options, origin);
        this.reader = new SnapshotReader(options);
    }

    private static Origin origin(GitOptions options) {
        Path folder = options.address().folder();
        return folder == null ? new RemoteOrigin(options) : new LocalOrigin(folder);
    }

    @Override
    public Snapshot fetch() {
        return fetch(ref());
    }

    @Override
    public Snapshot fetch(String revision) {
        synchronized (origin) {
            requireOpen();
            requireName(revision);
            Snapshot snapshot = readHealing(revision);
            if (last.size() >= REMEMBERED) {
                last.keySet().retainAll(Set.of(revision));
            }
            last.put(revision, snapshot);
            return snapshot;
        }
    }

    @Override
    public SortedMap<String, String> refs(String pattern) {
        synchronized (origin) {
            requireOpen();
            return healing(() -> new RepositoryListing(options, origin).refs(pattern));
        }
    }

    @Override
    public SortedSet<String> folders(String pattern) {
        synchronized (origin) {
            requireOpen();
            return healing(() -> {
                RevisionSearch.Found found = search.find(ref());
                try (RevWalk walk = new RevWalk(origin.objects())) {
                    ObjectId root = commit(walk, found).getTree();
                    return new RepositoryListing(options, origin).folders(pattern, walk.getObjectReader(), root);
                }
            });
        }
    }

    @Override
    public GitSource withRef(String ref) {
        return new OriginGitSource(
                options.reading(RevisionSearch.requireName(ref), options.folder()),
                origin,
                owner == null ? this : owner);
    }

    @Override
    public GitSource withPath(String folder) {
        return new OriginGitSource(
                options.reading(options.ref(), FolderSearch.normalized(folder)), origin, owner == null ? this : owner);
    }

    @Override
    public void close() {
        synchronized (origin) {
            closed = true;
            last.clear();
            if (owner == null) {
                origin.close();
            }
        }
    }

    private String ref() {
        return options.ref() == null ? Constants.HEAD : options.ref();
    }

    private void requireOpen() {
        if (closed || owner != null && owner.closed) {
            throw new IllegalStateException(this + " is closed");
        }
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
        return healing(() -> read(wanted));
    }

    private <T> T healing(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | JGitInternalException e) {
            return afresh(reading);
        }
    }

    /** Heals a transfer that broke off and a damaged cache. */
    private <T> T afresh(Reading<T> reading) {
        try {
            origin.discard();
            return reading.read();
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
            return known != null && known.revision().equals(revision)
                    ? known
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

    private interface Reading<T> {
        T read() throws IOException;
    }
}
