package io.githops.source;

import io.githops.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects the paths of manifests below a folder. Links to files are followed, links to folders are not. */
final class ManifestNames extends SimpleFileVisitor<Path> {
    private final Path root;
    private final SortedSet<String> names = new TreeSet<>();

    private ManifestNames(Path root) {
        this.root = root;
    }

    /** The paths relative to the folder, with forward slashes, in alphabetical order. */
    static SortedSet<String> in(Path folder) throws IOException {
        var names = new ManifestNames(folder.toRealPath());
        Files.walkFileTree(names.root, names);
        return names.names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name =
                root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
        if (ManifestFile.isManifest(name) && Files.isRegularFile(file)) {
            names.add(name);
        }
        return FileVisitResult.CONTINUE;
    }
}
