package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.diff.Plan;

/** The syncing thread was interrupted. What was done stays done; the next sync goes on from there. */
public final class InterruptedSyncException extends ClusterException {
    private static final long serialVersionUID = 1L;

    InterruptedSyncException(Plan plan, InterruptedException cause) {
        super("GH3011", plan.revision() + ": interrupted; changes made so far stay. Sync again to go on", cause);
    }
}
