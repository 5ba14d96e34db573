package io.githops.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.jspecify.annotations.Nullable;

/** Keeps what was fetched: in memory, or in a bare repository on disk. Not thread-safe. */
interface ObjectStore extends AutoCloseable {
    /**
     * A store, empty or as an earlier one left it.
     *
     * @param folder of the repository, which need not be there; null to keep objects in memory
     * @param maxPacks how many fetches to keep, as each adds a pack
     * @param patience how long to wait for another process that adds to the folder
     */
    static ObjectStore of(@Nullable Path folder, int maxPacks, Duration patience) {
        return folder == null ? new MemoryStore(maxPacks) : new FolderStore(folder, maxPacks, patience);
    }

    /** The repository to read from; another one after each addition. */
    Repository repository() throws IOException;

    /**
     * Adds objects; from time to time those that were here before are left out, as additions never take away.
     *
     * @throws io.githops.source.SourceUnavailableException when others add to the store for too long, or the disk takes no more
     */
    <T> T add(Addition<T> addition) throws IOException;

    /** Gives out no more of what is here, as it may be damaged. */
    void distrust();

    /** Releases memory and files; what is on disk stays. */
    @Override
    void close();

    /** No housekeeping during a fetch or in the background, and a name for reference logs so that the host's is not looked up. */
    static void configure(StoredConfig config) {
        config.setInt("gc", null, "auto", 0);
        config.setInt("gc", null, "autoPackLimit", 0);
        config.setBoolean("gc", null, "autoDetach", false);
        config.setString("user", null, "name", "githops");
        config.setString("user", null, "email", "githops@localhost");
    }
}
