package io.githops.git;

import io.githops.model.Kinds;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source was told.
 *
 * @param ref null for the branch that the repository's HEAD names
 * @param folder without slashes at its ends; empty for the root
 * @param cache the folder of a bare repository; null to keep objects in memory
 */
record GitOptions(
        GitAddress address,
        @Nullable String ref,
        String folder,
        List<GlobPattern> patterns,
        Kinds kinds,
        @Nullable Path cache,
        GitAccess access) {}
