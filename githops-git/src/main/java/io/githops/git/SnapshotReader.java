package io.githops.git;

import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.ManifestException;
import io.githops.overlay.Overlays;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
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
     * The manifests in the folder, or what its overlay makes of others. Files that the last two commits had with the
     * same path and content are not read again, and their resources are the same instances.
     *
     * @param root the entries of the commit
     * @throws io.githops.source.SourceException when there is no such folder, or no manifest in it
     * @throws ManifestException when files cannot be used; holds every problem of every file
     * @throws IOException when objects are missing or damaged
     */
    Snapshot read(ObjectReader reader, ObjectId root, Revision revision) throws IOException {
        var overlay = new OverlayFolders(reader, root, options);
        if (overlay.isIn(options.folder())) {
            Manifests made = overlays.read(options.folder(), overlay);
            return FolderContent.of(made, overlay.problems(), overlay.size()).at(revision, options);
        }
        ObjectId folder = new FolderSearch(reader, root).find(options.folder(), options.address() + " at " + revision);
        return list(reader, root, folder).content().at(revision, options);
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
}
