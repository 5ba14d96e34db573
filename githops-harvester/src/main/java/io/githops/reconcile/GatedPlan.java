package io.githops.reconcile;

import io.githops.diff.Plan;
import java.util.List;

/**
 * A plan behind gates.
 *
 * @param open the plan without what is held; the whole plan when nothing is
 * @param held what has to wait, in the order of the plan
 */
public record GatedPlan(Plan open, List<HeldChange> held) {
    public GatedPlan {
        held = List.copyOf(held);
    }
}
