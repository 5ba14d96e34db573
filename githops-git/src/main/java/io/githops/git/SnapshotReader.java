package io.githops.git;

import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.overlay.Overlays;
import io.githops.source.EmptySourceException;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads the manifests of a commit, and of each further commit what has changed. Not thread-safe. */
final class SnapshotReader {
    /** The newest revision and one that is held. */
    private static final int REMEMBERED = 2;

    private final GitOptions options;
    private final ManifestReader manifests;
    private final Overlays overlays;
    private final Deque<FolderListing> remembered = new ArrayDeque<>();

    SnapshotReader(GitOptions options) {
        this.options = options;
        this.manifests = ManifestReader.of(options.kinds());
        this.overlays = Overlays.of(options.kinds());
    }

    /**
     * The manifests in the folder, or what its overlay makes of others. Files that the last two commits had with the same path and content are not read again,
     * and their resources are the same instances.
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
            Manifests made = overlays.read(options.folder(), overlay);
            return snapshot(revision, made.resources(), overlay.problemsWith(made.problems()), where, 1);
        }
        FolderListing listing = list(reader, root, new FolderSearch(reader, root).find(options.folder(), where));
        return snapshot(revision, listing.manifests().resources(), listing.problems(), where, listing.size());
    }

    private Snapshot snapshot(
            Revision revision, List<Resource> resources, List<Problem> problems, String where, int files) {
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new ManifestException(errors);
        }
        if (resources.isEmpty()) {
            throw empty(where, files);
        }
        return Snapshot.of(revision, resources, problems);
    }

    /** Forgets all files. */
    void clear() {
        remembered.clear();
    }

    private FolderListing list(ObjectReader reader, ObjectId root, ObjectId folder) throws IOException {
        for (FolderListing listing : remembered) {
            if (listing.isOf(root, folder)) {
                return remember(listing);
            }
        }
        var parser = new BlobParser(reader, manifests, remembered);
        var update = new ListingUpdate(reader, parser, options);
        for (FolderListing listing : remembered) {
            FolderListing updated = update.to(listing, root, folder);
            if (updated != null) {
                return remember(updated);
            }
        }
        Map<String, ParsedBlob> files = new LinkedHashMap<>();
        var walk = new FolderWalk(reader, root, options);
        walk.walk(folder, (path, id) -> files.put(path, parser.parse(path, id)));
        return remember(FolderListing.of(root, folder, files, walk.problems(), walk.haveSeenLinks()));
    }

    private FolderListing remember(FolderListing listing) {
        remembered.remove(listing);
        remembered.addFirst(listing);
        if (remembered.size() > REMEMBERED) {
            remembered.removeLast();
        }
        return listing;
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
}
