package io.githops.git.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of allowed signers.
 *
 * @param principals who has the key
 * @param authority whether the key signs certificates, and these sign commits
 * @param namespaces what the key may sign for; null for everything
 * @param validAfter null for always
 * @param validBefore null for always
 */
record AllowedKey(
        PatternList principals,
        boolean authority,
        @Nullable PatternList namespaces,
        @Nullable Instant validAfter,
        @Nullable Instant validBefore,
        SshPublicKey key) {

    boolean isForGit() {
        return namespaces == null || namespaces.matches(SshSignature.GIT);
    }

    boolean isValidAt(Instant time) {
        return (validAfter == null || !time.isBefore(validAfter))
                && (validBefore == null || !time.isAfter(validBefore));
    }
}
