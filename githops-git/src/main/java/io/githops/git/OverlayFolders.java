package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.model.Problem;
import io.githops.overlay.Overlays;
import io.githops.overlay.RepositoryFolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** The folders of a commit, as an overlay asks for them. Used for one reading. */
final class OverlayFolders implements RepositoryFolders {
    private final ObjectReader reader;
    private final ObjectId root;
    private final FolderSearch search;
    private final List<GlobPattern> patterns;
    private final Set<Problem> problems = new LinkedHashSet<>();

    /** @param options say which files to read beside those that make folders overlays */
    OverlayFolders(ObjectReader reader, ObjectId root, GitOptions options) {
        this.reader = reader;
        this.root = root;
        this.search = new FolderSearch(reader, root);
        this.patterns = new ArrayList<>(options.patterns());
        this.patterns.add(GlobPattern.parse(Overlays.FILE));
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
        var walk = new FolderWalk(reader, root, folder, patterns);
        walk.walk(search.find(folder, ""));
        problems.addAll(walk.problems());
        return Optional.of(walk.files());
    }

    /** What stands in the place of files in the folders that were asked for, which may lie within each other. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
