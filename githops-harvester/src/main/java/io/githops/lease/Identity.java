package io.githops.lease;

import java.util.Map;
import java.util.UUID;

/** What a replica calls itself unless told. */
final class Identity {
    private Identity() {}

    /** The host's name, as people look for it, and something that no other replica has. */
    static String ofThisReplica(Map<String, String> environment) {
        String host = environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", "githops"));
        return host + "_" + UUID.randomUUID();
    }
}
