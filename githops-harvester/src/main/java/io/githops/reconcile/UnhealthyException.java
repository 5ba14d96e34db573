package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.model.Health;
import io.githops.model.ResourceId;

/** A resource was applied and did not get healthy: look at the reason, mend its cause. */
public final class UnhealthyException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient Health health;

    UnhealthyException(ResourceId id, Health health, String waited) {
        super("GH3009", id + ": " + health + "; expected healthy" + waited, null);
        this.health = health;
    }

    /** The last health that was seen. */
    public Health health() {
        return health;
    }
}
