package io.githops.git;

import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.source.EmptySourceException;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.jspecify.annotations.Nullable;

/** Reads the files of a working tree as they are on disk. */
final class WorkingTreeSource implements GitSource {
    private final GitOptions options;
    private final ManifestReader manifests;
    private final OriginGitSource committed;
    private @Nullable Snapshot last;
    private boolean closed;

    WorkingTreeSource(GitOptions options) {
        this.options = options;
        this.manifests = ManifestReader.of(options.kinds());
        this.committed = new OriginGitSource(options);
    }

    @Override
    public synchronized Snapshot fetch() {
        if (closed) {
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
        return new WorkingTreeSource(options.readingFolder(FolderSearch.normalized(folder)));
    }

    @Override
    public synchronized void close() {
        closed = true;
        last = null;
        committed.close();
    }

    private Snapshot read(WorkingTree tree) throws IOException {
        var walk = new WorkingTreeWalk(tree, options);
        walk.walk();
        Revision revision = new WorkingTreeState(tree, options).revision(walk.files());
        if (last != null && walk.problems().isEmpty() && last.revision().equals(revision)) {
            return last;
        }
        Manifests read = manifests.read(walk.files());
        List<Problem> problems = Stream.of(walk.problems(), read.problems())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(WorkingTreeSource::file))
                .toList();
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new ManifestException(errors);
        }
        if (read.resources().isEmpty()) {
            throw new EmptySourceException(
                    options.address() + " at " + revision + ": found no resource in "
                            + walk.files().size()
                            + " files of the working tree; expected at least one manifest; check the path and the patterns",
                    null);
        }
        return Snapshot.of(revision, read.resources(), problems);
    }

    private static String file(Problem problem) {
        return problem.position() == null ? "" : problem.position().file();
    }

    @Override
    public String toString() {
        return "GitSource[working tree " + options.address() + "]";
    }
}
