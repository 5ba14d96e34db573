package io.githops.git;

import io.githops.git.trust.RewrittenHistoryException;
import io.githops.git.trust.UntrustedRevisionException;
import io.githops.model.GithopsException;
import io.githops.model.Position;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Signature;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
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
    private final TrustGate gate;
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
        this.gate = new TrustGate(options, origin);
    }

    private static Origin origin(GitOptions options) {
        Path folder = options.address().folder();
        return folder == null ? new RemoteOrigin(options) : new LocalOrigin(folder);
    }

    @Override
    public Snapshot fetch() {
        return fetchWanted(options.wanted());
    }

    @Override
    public Snapshot fetch(String revision) {
        requireName(revision);
        return fetchWanted(revision);
    }

    private Snapshot fetchWanted(String revision) {
        synchronized (origin) {
            requireOpen();
            Snapshot snapshot = healing(() -> read(revision));
            if (last.size() >= REMEMBERED) {
                last.keySet().retainAll(Set.of(revision));
            }
            last.put(revision, snapshot);
            return snapshot;
        }
    }

    @Override
    public Blame blame(String revision, String file, Duration deadline) {
        return blaming(revision, (blames, commit) -> blames.find(commit, file, deadline));
    }

    @Override
    public Provenance provenance(Revision revision, Collection<Position> positions, Duration deadline) {
        return blaming(
                revision.id(), (blames, commit) -> new ProvenanceSearch(blames).find(commit, positions, deadline));
    }

    private <T> T blaming(String revision, Question<T> question) {
        requireName(revision);
        synchronized (origin) {
            requireOpen();
            return healing(() -> {
                RevisionSearch.Found found = search.find(revision);
                try (RevWalk walk = new RevWalk(origin.objects())) {
                    ObjectId commit = commit(walk, found).copy();
                    return question.ask(new BlameSearch(options, origin), commit);
                }
            });
        }
    }

    @Override
    public SortedMap<String, String> refs(String pattern) {
        GlobPattern names = RepositoryListing.names(pattern);
        synchronized (origin) {
            requireOpen();
            return healing(() -> new RepositoryListing(options, origin).refs(names));
        }
    }

    @Override
    public SortedSet<String> folders(String pattern) {
        GlobPattern.parse(pattern);
        synchronized (origin) {
            requireOpen();
            return healing(() -> {
                RevisionSearch.Found found = search.find(options.wanted());
                admit(options.wanted(), found);
                try (RevWalk walk = new RevWalk(origin.objects())) {
                    ObjectId root = commit(walk, found).getTree();
                    return new RepositoryListing(options, origin).folders(pattern, walk.getObjectReader(), root);
                }
            });
        }
    }

    @Override
    public GitSource withRef(String ref) {
        return sharing(options.reading(RevisionSearch.requireName(ref), options.folder()));
    }

    @Override
    public GitSource withPath(String folder) {
        return sharing(options.readingFolder(FolderSearch.normalized(folder)));
    }

    private GitSource sharing(GitOptions other) {
        return new OriginGitSource(other, origin, owner == null ? this : owner);
    }

    @Override
    public void close() {
        synchronized (origin) {
            closed = true;
            last.clear();
            reader.clear();
            if (owner == null) {
                origin.close();
            }
        }
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

    /** Heals a transfer that broke off by another, and what is damaged here by fetching it anew. */
    private <T> T healing(Reading<T> reading) {
        try {
            return reading.read();
        } catch (TransportException e) {
            return again(reading);
        } catch (IOException e) {
            return afresh(reading);
        } catch (GithopsException e) {
            throw e;
        } catch (RuntimeException e) {
            return afresh(reading);
        }
    }

    private <T> T again(Reading<T> reading) {
        try {
            return reading.read();
        } catch (GithopsException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return afresh(reading);
        }
    }

    private <T> T afresh(Reading<T> reading) {
        try {
            origin.discard();
            return reading.read();
        } catch (IOException | JGitInternalException | IndexOutOfBoundsException e) {
            throw new RemoteFailure(options.address(), options.access()).unknown(e, options.cache());
        }
    }

    private Snapshot read(String wanted) throws IOException {
        RevisionSearch.Found found = search.find(wanted);
        Optional<Signature> signature = admit(wanted, found);
        try (RevWalk walk = new RevWalk(origin.objects())) {
            RevCommit commit = commit(walk, found);
            var revision = new Revision(commit.name(), found.label(), Commits.describe(commit));
            Snapshot known = last.get(wanted);
            if (known != null && known.revision().equals(revision)) {
                return known;
            }
            Snapshot read = read(walk, commit, revision);
            return signature.map(read::withSignature).orElse(read);
        }
    }

    private Optional<Signature> admit(String wanted, RevisionSearch.Found found) throws IOException {
        try {
            return gate.admit(wanted, found);
        } catch (UntrustedRevisionException | RewrittenHistoryException e) {
            e.initRevision(found.id().name());
            throw e;
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

    @Override
    public String toString() {
        return "GitSource[" + options.address() + "]";
    }

    /** Something that is asked about the lines of files in a commit. */
    private interface Question<T> {
        T ask(BlameSearch blames, ObjectId commit) throws IOException;
    }

    /** Something that is read, perhaps more than once. */
    private interface Reading<T> {
        T read() throws IOException;
    }
}
