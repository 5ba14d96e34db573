package io.githops.reconcile;

import io.githops.diff.ResourceChange;
import io.githops.model.Health;
import io.githops.model.ResourceId;

/**
 * How one desired resource is doing.
 *
 * @param pending what a sync would do about it
 * @param health of the live resource; {@link Health.Status#MISSING} when there is none
 */
public record ResourceStatus(ResourceId id, ResourceChange.Action pending, Health health) {
    /** Whether the resource is as desired and healthy. */
    public boolean isSettled() {
        return pending == ResourceChange.Action.UNCHANGED && health.isHealthy();
    }
}
