package io.githops.reconcile;

import io.githops.diff.Plan;
import java.time.Duration;
import java.util.List;

/**
 * What a sync did.
 *
 * @param outcomes one for each change of the plan, in the order they were made; empty when there was nothing to do
 */
public record SyncResult(Plan plan, List<Outcome> outcomes, Duration took) {
    public SyncResult {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether every change was made and every resource got healthy. */
    public boolean succeeded() {
        return outcomes.stream().allMatch(outcome -> outcome.status() == Outcome.Status.DONE);
    }
}
