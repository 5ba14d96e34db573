package io.githops.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objects in a bare repository on disk that other processes use as well. Whoever changes it holds a lock beside it;
 * readers need none. One that is damaged or full is not repaired but replaced by one made beside it, once that is complete.
 */
final class FolderStore implements ObjectStore {
    private final Path folder;
    private final int maxPacks;
    private final Duration patience;
    private @Nullable Repository repository;
    private @Nullable Object opened;
    private boolean distrusted;

    FolderStore(Path folder, int maxPacks, Duration patience) {
        this.folder = folder;
        this.maxPacks = maxPacks;
        this.patience = patience;
    }

    @Override
    public Repository repository() {
        if (repository == null) {
            repository = distrusted ? new MemoryRepository() : open();
        }
        return repository;
    }

    @Override
    public <T> T add(Addition<T> addition) throws IOException {
        FolderLock lock = FolderLock.of(folder).take(patience);
        try {
            FolderCleaning.of(folder).removeLeftovers();
            if (opened == null || !opened.equals(identity())) {
                close();
            }
            return !distrusted && hasRoom(repository()) ? addition.to(repository()) : addBeside(addition);
        } catch (IOException e) {
            DiskFailure.rethrow(e, folder);
            throw e;
        } finally {
            lock.close();
        }
    }

    /** When somebody else has replaced the repository already, it is enough to open that one. */
    @Override
    public void distrust() {
        distrusted = opened == null || opened.equals(identity());
        close();
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
            repository = null;
            opened = null;
        }
    }

    /** An empty repository when there is none on disk, or none that can be used. */
    private Repository open() {
        Object identity = identity();
        try {
            PackChecksums.require(folder);
            repository = onDisk(folder);
            opened = identity;
            return repository;
        } catch (IOException e) {
            return new MemoryRepository();
        }
    }

    private boolean hasRoom(Repository repository) {
        return repository instanceof IsolatedRepository files
                && files.getObjectDatabase().getPacks().size() < maxPacks;
    }

    private <T> T addBeside(Addition<T> addition) throws IOException {
        Path fresh = sibling(FolderCleaning.FRESH);
        try {
            T result;
            try (Repository repository = create(fresh)) {
                result = addition.to(repository);
            }
            close();
            replaceBy(fresh);
            distrusted = false;
            return result;
        } finally {
            FolderCleaning.delete(fresh);
        }
    }

    private void replaceBy(Path fresh) throws IOException {
        Path old = sibling(FolderCleaning.OLD);
        if (Files.exists(folder)) {
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        FolderCleaning.delete(old);
    }

    private Path sibling(String mark) {
        return folder.resolveSibling(folder.getFileName() + mark + UUID.randomUUID());
    }

    /** Tells the folder from one that takes its place. */
    private @Nullable Object identity() {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    private static Repository create(Path folder) throws IOException {
        Repository repository = onDisk(folder);
        repository.create(true);
        ObjectStore.configure(repository.getConfig());
        repository.getConfig().save();
        return repository;
    }

    private static Repository onDisk(Path folder) throws IOException {
        return IsolatedRepository.open(new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()));
    }
}
