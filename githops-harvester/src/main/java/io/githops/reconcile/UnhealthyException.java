package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.model.Health;
import io.githops.model.ResourceId;
import java.time.Duration;

/** A resource was applied and did not get healthy, or deleted and did not go: look at the reason, mend its cause. */
public final class UnhealthyException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient Health health;

    UnhealthyException(ResourceId id, Health health, String waited) {
        this(health, id + ": " + health + "; expected healthy" + waited);
    }

    private UnhealthyException(Health health, String message) {
        super("GH3009", message, null);
        this.health = health;
    }

    static UnhealthyException stillThere(ResourceId id, Health health, Duration timeout) {
        return new UnhealthyException(
                health,
                id + ": " + health.message() + "; expected it to be gone within " + timeout.toSeconds()
                        + " s. Free it of what holds it, or wait for that, then sync again");
    }

    /** The last health that was seen. */
    public Health health() {
        return health;
    }
}
