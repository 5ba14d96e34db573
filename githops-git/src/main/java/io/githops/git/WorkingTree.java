package io.githops.git;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;

/** A folder that a repository was checked out into, and what Git keeps track of in it. */
final class WorkingTree implements AutoCloseable {
    private final Path root;
    private final LocalOrigin origin;
    private final DirCache index;

    private WorkingTree(Path root, LocalOrigin origin, DirCache index) {
        this.root = root;
        this.origin = origin;
        this.index = index;
    }

    /** @throws IOException when the repository cannot be read */
    static WorkingTree open(Path root) throws IOException {
        if (!Files.exists(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            throw new SourceUnavailableException(
                    root + (Files.isDirectory(root) ? ": the folder holds no .git" : ": there is no such folder")
                            + "; expected the top folder of a working tree; check the path",
                    null);
        }
        var origin = new LocalOrigin(root);
        try {
            Repository repository = origin.objects();
            return new WorkingTree(root, origin, index(repository));
        } catch (IOException | RuntimeException e) {
            origin.close();
            throw e;
        }
    }

    private static DirCache index(Repository repository) throws IOException {
        Path file = repository.getDirectory().toPath().resolve("index");
        try {
            return DirCache.read(file.toFile(), repository.getFS());
        } catch (RuntimeException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    Path root() {
        return root;
    }

    Repository repository() throws IOException {
        return origin.objects();
    }

    /** Whether a file was added or committed, so that a line of a {@code .gitignore} says nothing of it. */
    boolean isTracked(String path) {
        return index.findEntry(path) >= 0;
    }

    boolean hasTrackedIn(String folder) {
        return index.getEntriesWithin(folder).length > 0;
    }

    boolean isSubmodule(String path) {
        DirCacheEntry entry = index.getEntry(path);
        return entry != null && entry.getFileMode() == FileMode.GITLINK
                || Files.exists(root.resolve(path).resolve(".git"), LinkOption.NOFOLLOW_LINKS);
    }

    /** The files that were not checked out, by their paths from the root. */
    List<String> leftOut() {
        return IntStream.range(0, index.getEntryCount())
                .mapToObj(index::getEntry)
                .filter(DirCacheEntry::isSkipWorkTree)
                .map(DirCacheEntry::getPathString)
                .toList();
    }

    @Override
    public void close() {
        origin.close();
    }
}
