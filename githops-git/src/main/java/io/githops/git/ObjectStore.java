package io.githops.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/** Keeps what was fetched: in memory, or in a bare repository on disk. Not thread-safe. */
final class ObjectStore implements AutoCloseable {
    private final @Nullable Path folder;
    private final int maxPacks;
    private @Nullable Repository repository;

    /**
     * @param folder of the repository, which need not be there; null to keep objects in memory
     * @param maxPacks how many fetches to keep, as each adds a pack
     */
    ObjectStore(@Nullable Path folder, int maxPacks) {
        this.folder = folder;
        this.maxPacks = maxPacks;
    }

    /** The repository to read from, opened or made when needed. */
    Repository repository() throws IOException {
        if (repository == null) {
            repository = folder == null ? inMemory() : onDisk(folder);
        }
        return repository;
    }

    /** The repository to fetch into; begun anew from time to time, as fetches only add to it. */
    Repository repositoryToFetchInto() throws IOException {
        if (packs(repository()) >= maxPacks) {
            discard();
        }
        return repository();
    }

    /** Deletes all objects. */
    void discard() throws IOException {
        close();
        if (folder != null) {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY | FileUtils.SKIP_MISSING);
        }
    }

    /** Releases memory and files; what is on disk stays. */
    @Override
    public void close() {
        if (repository != null) {
            repository.close();
            repository = null;
        }
    }

    private static int packs(Repository repository) throws IOException {
        return repository instanceof InMemoryRepository memory
                ? memory.getObjectDatabase().getPacks().length
                : ((IsolatedRepository) repository)
                        .getObjectDatabase()
                        .getPacks()
                        .size();
    }

    private static Repository inMemory() throws IOException {
        Repository repository = new InMemoryRepository.Builder()
                .setRepositoryDescription(new DfsRepositoryDescription("githops"))
                .setFS(FS.DETECTED)
                .build();
        configure(repository.getConfig());
        return repository;
    }

    private static Repository onDisk(Path folder) throws IOException {
        Repository repository =
                IsolatedRepository.open(new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()));
        if (!Files.exists(folder)) {
            repository.create(true);
            configure(repository.getConfig());
            repository.getConfig().save();
        }
        return repository;
    }

    /** No housekeeping in the background, and a name for reference logs so that the host's is not looked up. */
    private static void configure(StoredConfig config) {
        config.setInt("gc", null, "auto", 0);
        config.setBoolean("gc", null, "autoDetach", false);
        config.setString("user", null, "name", "githops");
        config.setString("user", null, "email", "githops@localhost");
    }
}
