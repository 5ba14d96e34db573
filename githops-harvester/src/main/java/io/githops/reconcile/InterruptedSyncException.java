package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.diff.Plan;
import java.util.List;

/** The syncing thread was interrupted. What was done stays done; the next sync goes on from there. */
public final class InterruptedSyncException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient List<Outcome> outcomes;

    InterruptedSyncException(Plan plan, List<Outcome> outcomes) {
        super("GH3011", plan.revision() + ": interrupted; changes made so far stay. Sync again to go on", null);
        this.outcomes = List.copyOf(outcomes);
    }

    /** What became of each change until then, in the order of the plan. */
    public List<Outcome> outcomes() {
        return outcomes;
    }
}
