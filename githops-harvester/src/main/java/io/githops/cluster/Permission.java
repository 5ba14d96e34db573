package io.githops.cluster;

import java.util.Objects;

/**
 * Whether the caller may do something in a cluster.
 *
 * @param reason why, in the cluster's words; empty when it gave none
 */
public record Permission(boolean isGranted, String reason) {
    /** @throws NullPointerException when the reason is null */
    public Permission {
        Objects.requireNonNull(reason, "reason");
    }
}
