package io.githops.git;

import java.io.IOException;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Keeps objects as long as the process lives. */
final class MemoryStore implements ObjectStore {
    private final int maxPacks;
    private @Nullable MemoryRepository repository;

    MemoryStore(int maxPacks) {
        this.maxPacks = maxPacks;
    }

    @Override
    public Repository repository() {
        if (repository == null) {
            repository = new MemoryRepository();
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
