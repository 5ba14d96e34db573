package io.githops.git;

import io.githops.model.Kinds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a source was told.
 *
 * @param ref null for the branch that the repository's HEAD names
 * @param folder without slashes at its ends; empty for the root
 * @param cache the folder of a bare repository; null to keep objects in memory
 * @param credentials may give null for none
 * @param sshKey null only when the address is not SSH
 */
record GitOptions(
        GitAddress address,
        @Nullable String ref,
        String folder,
        List<GlobPattern> patterns,
        Kinds kinds,
        @Nullable Path cache,
        Supplier<? extends @Nullable GitCredentials> credentials,
        @Nullable Path sshKey,
        Path knownHosts,
        Duration timeout) {

    /** The same repository, of which something else is read. */
    GitOptions reading(@Nullable String otherRef, String otherFolder) {
        return new GitOptions(
                address, otherRef, otherFolder, patterns, kinds, cache, credentials, sshKey, knownHosts, timeout);
    }

    /** The timeout in whole seconds, rounded up. */
    int timeoutSeconds() {
        return (int) timeout.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
