package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.model.Problem;
import io.githops.overlay.Overlays;
import io.githops.overlay.RepositoryFolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** The folders of a commit, as an overlay asks for them. Used for one reading. */
final class OverlayFolders implements RepositoryFolders {
    private final ObjectReader reader;
    private final ObjectId root;
    private final FolderSearch search;
    private final GitOptions options;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<String> paths = new HashSet<>();

    /** @param options say which files to read beside those that make folders overlays */
    OverlayFolders(ObjectReader reader, ObjectId root, GitOptions options) {
        this.reader = reader;
        this.root = root;
        this.search = new FolderSearch(reader, root);
        this.options = options;
    }

    /** Whether a folder is an overlay. */
    boolean isIn(String folder) throws IOException {
        return search.mode(folder.isEmpty() ? Overlays.FILE : folder + "/" + Overlays.FILE) != FileMode.MISSING;
    }

    @Override
    public Optional<List<ManifestFile>> in(String folder) throws IOException {
        if (search.mode(folder) != FileMode.TREE) {
            return Optional.empty();
        }
        List<ManifestFile> files = new ArrayList<>();
        var walk = new FolderWalk(reader, root, options.readingFolder(folder).includingOverlay());
        walk.walk(search.find(folder, ""), (path, id) -> read(path, id, files));
        problems.addAll(walk.problems());
        return Optional.of(files);
    }

    private void read(String path, ObjectId id, List<ManifestFile> files) throws IOException {
        byte[] content = reader.open(id, Constants.OBJ_BLOB)
                .getCachedBytes(options.limits().maxFileBytes());
        if (LfsPointer.is(content)) {
            problems.add(LfsPointer.problem(path));
        } else {
            files.add(new ManifestFile(path, content));
            paths.add(path);
        }
    }

    /** What was found in the place of files, in all folders that were asked for; they may lie within each other. */
    Set<Problem> problems() {
        return problems;
    }

    /** How many files were read. */
    int size() {
        return paths.size();
    }
}
