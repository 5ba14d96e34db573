package io.githops.git;

import io.githops.model.Position;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.jspecify.annotations.Nullable;

/** Reads the files of a working tree as they are on disk. */
final class WorkingTreeSource implements GitSource {
    private final GitOptions options;
    private final @Nullable WorkingTreeSource owner;
    private final GitSource committed;
    private @Nullable Snapshot last;
    private volatile boolean closed;

    WorkingTreeSource(GitOptions options) {
        this(options, new OriginGitSource(options), null);
    }

    /** @param owner whose closing closes this one; null for the source itself */
    private WorkingTreeSource(GitOptions options, GitSource committed, @Nullable WorkingTreeSource owner) {
        this.options = options;
        this.committed = committed;
        this.owner = owner;
    }

    @Override
    public synchronized Snapshot fetch() {
        if (closed || owner != null && owner.closed) {
            throw new IllegalStateException(this + " is closed");
        }
        try (WorkingTree tree =
                WorkingTree.open(Objects.requireNonNull(options.address().folder()))) {
            last = read(tree);
            return last;
        } catch (IOException | JGitInternalException e) {
            throw new SourceUnavailableException(
                    options.address() + ": cannot be read: " + e.getMessage()
                            + "; expected a whole working tree; check permissions, and the repository with git fsck",
                    null);
        }
    }

    /** The newest state when it is that, else what was committed. */
    @Override
    public Snapshot fetch(String revision) {
        if (!revision.contains(WorkingTreeState.DIRTY)) {
            return committed.fetch(revision);
        }
        Snapshot newest = fetch();
        return newest.revision().id().equals(revision) ? newest : committed.fetch(revision);
    }

    /** Says of a file who committed it. */
    @Override
    public Blame blame(String revision, String file, Duration deadline) {
        return committed.blame(revision, file, deadline);
    }

    /** Lines of a working tree with changes are not those of its commit. */
    @Override
    public Provenance provenance(Revision revision, Collection<Position> positions, Duration deadline) {
        return revision.id().contains(WorkingTreeState.DIRTY)
                ? Provenance.none()
                : committed.provenance(revision, positions, deadline);
    }

    @Override
    public SortedMap<String, String> refs(String pattern) {
        return committed.refs(pattern);
    }

    /** Says what folders were committed. */
    @Override
    public SortedSet<String> folders(String pattern) {
        return committed.folders(pattern);
    }

    /** Reads what was committed. */
    @Override
    public GitSource withRef(String ref) {
        return committed.withRef(ref);
    }

    @Override
    public GitSource withPath(String folder) {
        String normalized = FolderSearch.normalized(folder);
        return new WorkingTreeSource(
                options.readingFolder(normalized), committed.withPath(normalized), owner == null ? this : owner);
    }

    @Override
    public synchronized void close() {
        closed = true;
        last = null;
        committed.close();
    }

    private Snapshot read(WorkingTree tree) throws IOException {
        var folders = new WorkingTreeFolders(tree, options);
        FolderContent content = folders.read();
        Revision revision = new WorkingTreeState(tree).revision(folders);
        boolean isKnown = last != null
                && last.revision().equals(revision)
                && content.problems().isEmpty();
        return isKnown ? last : content.at(revision, options);
    }

    @Override
    public String toString() {
        return "GitSource[working tree " + options.address() + "]";
    }
}
