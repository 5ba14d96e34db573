package io.githops.git;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who a caller is to an SSH server.
 *
 * @param key a private key; null for none
 * @param passphrase of the key; null when it has none
 * @param agent gives the socket of an agent, null when there is none now; null for no agent at all
 */
record SshIdentity(
        @Nullable Path key,
        @Nullable Supplier<char[]> passphrase,
        @Nullable Supplier<@Nullable Path> agent) {

    boolean isEmpty() {
        return key == null && agent == null;
    }

    /** As messages show it. */
    @Override
    public String toString() {
        String agentKeys = "the keys of the SSH agent";
        if (key == null) {
            return agentKeys;
        }
        return "the key " + key + (agent == null ? "" : " and " + agentKeys);
    }
}
