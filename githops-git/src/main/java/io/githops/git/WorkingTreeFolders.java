package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.Problem;
import io.githops.overlay.Overlays;
import io.githops.overlay.RepositoryFolders;
import io.githops.source.PathNotFoundException;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a folder of a working tree, or what its overlay makes of others, and keeps in mind which files that took. Used once. */
final class WorkingTreeFolders implements RepositoryFolders {
    private final WorkingTree tree;
    private final GitOptions options;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final List<GitOptions> folders = new ArrayList<>();
    private final Map<String, ManifestFile> files = new TreeMap<>();

    WorkingTreeFolders(WorkingTree tree, GitOptions options) {
        this.tree = tree;
        this.options = options;
    }

    /**
     * What is in the folder.
     *
     * @throws PathNotFoundException when it is not there
     * @throws SourceUnavailableException when files of it were not checked out
     */
    FolderContent read() throws IOException {
        Manifests manifests = isOverlay()
                ? Overlays.of(options.kinds()).read(options.folder(), this)
                : ManifestReader.of(options.kinds()).read(walk(options.folder()));
        return FolderContent.of(manifests, problems, files.size());
    }

    /** The folders that were read, each with the choice of its files. */
    List<GitOptions> folders() {
        return folders;
    }

    /** All files that were read, in the order of their paths. */
    List<ManifestFile> files() {
        return List.copyOf(files.values());
    }

    @Override
    public Optional<List<ManifestFile>> in(String folder) throws IOException {
        if (!folder.equals(options.folder()) && !Files.isDirectory(at(folder), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(walk(folder));
    }

    private boolean isOverlay() {
        return Files.isRegularFile(at(options.folder()).resolve(Overlays.FILE), LinkOption.NOFOLLOW_LINKS);
    }

    private Path at(String folder) {
        return tree.root().resolve(folder);
    }

    private List<ManifestFile> walk(String folder) throws IOException {
        GitOptions choice = options.readingFolder(folder).includingOverlay();
        var walk = new WorkingTreeWalk(tree, choice);
        walk.walk();
        folders.add(choice);
        problems.addAll(walk.problems());
        walk.files().forEach(file -> files.put(file.name(), file));
        return walk.files();
    }
}
