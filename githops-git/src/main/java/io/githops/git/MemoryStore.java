package io.githops.git;

import java.io.IOException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** Keeps objects as long as the process lives. */
final class MemoryStore implements ObjectStore {
    private final int maxPacks;
    private @Nullable InMemoryRepository repository;

    MemoryStore(int maxPacks) {
        this.maxPacks = maxPacks;
    }

    static InMemoryRepository emptyRepository() throws IOException {
        InMemoryRepository repository = new InMemoryRepository.Builder()
                .setRepositoryDescription(new DfsRepositoryDescription("githops"))
                .setFS(FS.DETECTED)
                .build();
        ObjectStore.configure(repository.getConfig());
        return repository;
    }

    @Override
    public Repository repository() throws IOException {
        if (repository == null) {
            repository = emptyRepository();
        }
        return repository;
    }

    @Override
    public <T> T add(Addition<T> addition) throws IOException {
        if (repository != null && repository.getObjectDatabase().getPacks().length >= maxPacks) {
            close();
        }
        return addition.to(repository());
    }

    @Override
    public void distrust() {
        close();
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
            repository = null;
        }
    }
}
