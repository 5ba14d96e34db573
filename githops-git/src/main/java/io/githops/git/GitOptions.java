package io.githops.git;

import io.githops.git.trust.TrustPolicy;
import io.githops.model.Kinds;
import io.githops.overlay.Overlays;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.jspecify.annotations.Nullable;

/**
 * What a source was told.
 *
 * @param ref null for the branch that the repository's HEAD names
 * @param tags the tags of which the newest is read in place of the ref; null for none
 * @param folder without slashes at its ends; empty for the root
 * @param ignore what the caller leaves out of the folder
 * @param cache the folder of a bare repository; null to keep objects in memory
 */
record GitOptions(
        GitAddress address,
        @Nullable String ref,
        @Nullable TagRange tags,
        String folder,
        List<GlobPattern> patterns,
        IgnoreRules ignore,
        Submodules submodules,
        GitLimits limits,
        Kinds kinds,
        @Nullable Path cache,
        GitAccess access,
        TrustPolicy trust) {
    private static final GlobPattern OVERLAY = GlobPattern.parse("/" + Overlays.FILE);

    /** What is read when nothing else is asked for; no name when it is the newest tag. */
    String wanted() {
        if (tags != null) {
            return tags.toString();
        }
        return ref == null ? Constants.HEAD : ref;
    }

    /** The same repository, of which something else is read. */
    GitOptions reading(@Nullable String otherRef, String otherFolder) {
        return reading(otherRef, null, otherFolder, patterns);
    }

    /** Another folder of what is read. */
    GitOptions readingFolder(String otherFolder) {
        return reading(ref, tags, otherFolder, patterns);
    }

    /** Also the file that makes the folder an overlay. */
    GitOptions includingOverlay() {
        return reading(
                ref,
                tags,
                folder,
                Stream.concat(patterns.stream(), Stream.of(OVERLAY)).toList());
    }

    private GitOptions reading(
            @Nullable String otherRef,
            @Nullable TagRange otherTags,
            String otherFolder,
            List<GlobPattern> otherPatterns) {
        return new GitOptions(
                address,
                otherRef,
                otherTags,
                otherFolder,
                otherPatterns,
                ignore,
                submodules,
                limits,
                kinds,
                cache,
                access,
                trust);
    }
}
