package io.githops.git;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which SSH servers are trusted.
 *
 * @param knownHosts null when keys are pinned
 * @param pins empty when there is a file of known hosts
 */
record SshTrust(@Nullable Path knownHosts, List<HostKeyPin> pins) {

    boolean isEmpty() {
        return knownHosts == null && pins.isEmpty();
    }
}
