package io.githops.git;

import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.overlay.Overlays;
import io.githops.source.EmptySourceException;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads the manifests of a commit. */
final class SnapshotReader {
    private final GitOptions options;
    private final ManifestReader manifests;
    private final Overlays overlays;

    SnapshotReader(GitOptions options) {
        this.options = options;
        this.manifests = ManifestReader.of(options.kinds());
        this.overlays = Overlays.of(options.kinds());
    }

    /**
     * The manifests in the folder, or what its overlay makes of others.
     *
     * @param root the entries of the commit
     * @throws io.githops.source.SourceException when there is no such folder, or no manifest in it
     * @throws ManifestException when files cannot be used; holds every problem of every file
     * @throws IOException when objects are missing or damaged
     */
    Snapshot read(ObjectReader reader, ObjectId root, Revision revision) throws IOException {
        String where = options.address() + " at " + revision;
        var overlay = new OverlayFolders(reader, root, options);
        if (overlay.isIn(options.folder())) {
            return snapshot(revision, overlays.read(options.folder(), overlay), overlay.problems(), where, 1);
        }
        var walk = new FolderWalk(reader, root, options.folder(), options.patterns());
        walk.walk(new FolderSearch(reader, root).find(options.folder(), where));
        return snapshot(
                revision,
                manifests.read(walk.files()),
                walk.problems(),
                where,
                walk.files().size());
    }

    private Snapshot snapshot(Revision revision, Manifests read, List<Problem> found, String where, int files) {
        List<Problem> problems = inOrderOfFiles(found, read.problems());
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new ManifestException(errors);
        }
        if (read.resources().isEmpty()) {
            throw empty(where, files);
        }
        return Snapshot.of(revision, read.resources(), problems);
    }

    private EmptySourceException empty(String where, int files) {
        String folder = options.folder().isEmpty() ? "the root folder" : "the folder \"" + options.folder() + "\"";
        String patterns = options.patterns().stream().map(GlobPattern::text).collect(Collectors.joining(", "));
        String found = files == 0
                ? folder + " has no file that matches " + patterns
                : folder + " has no resource in its files (" + files + " read)";
        return new EmptySourceException(
                where + ": " + found + "; expected at least one manifest; check the path and the patterns", null);
    }

    private static List<Problem> inOrderOfFiles(List<Problem> first, List<Problem> second) {
        return Stream.concat(first.stream(), second.stream())
                .sorted(Comparator.comparing(SnapshotReader::file))
                .toList();
    }

    private static String file(Problem problem) {
        return problem.position() == null ? "" : problem.position().file();
    }
}
