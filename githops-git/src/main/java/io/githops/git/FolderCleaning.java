package io.githops.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;

/** Removes what processes leave in and beside a repository when they are killed. For whoever holds its lock. */
final class FolderCleaning {
    static final String FRESH = ".new-";
    static final String OLD = ".old-";

    private final Path folder;

    private FolderCleaning(Path folder) {
        this.folder = folder;
    }

    static FolderCleaning of(Path folder) {
        return new FolderCleaning(folder);
    }

    static void delete(Path folder) throws IOException {
        FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY | FileUtils.SKIP_MISSING);
    }

    /** Half a repository, half a pack, and locks that nobody holds any more. */
    void removeLeftovers() throws IOException {
        for (Path sibling : entries(folder.getParent(), this::isLeftover)) {
            delete(sibling);
        }
        if (Files.isDirectory(folder)) {
            for (Path file : files(FolderCleaning::isUnfinished)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isLeftover(Path sibling) {
        String name = sibling.getFileName().toString();
        return name.startsWith(folder.getFileName() + FRESH) || name.startsWith(folder.getFileName() + OLD);
    }

    private static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".lock")
                || name.endsWith(".tmp")
                || name.startsWith("incoming_")
                || name.endsWith(".pack") && !Files.exists(withEnding(file, ".idx"))
                || name.endsWith(".idx") && !Files.exists(withEnding(file, ".pack"));
    }

    private static Path withEnding(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    private List<Path> files(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(wanted).toList();
        }
    }

    private static List<Path> entries(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(wanted).toList();
        }
    }
}
