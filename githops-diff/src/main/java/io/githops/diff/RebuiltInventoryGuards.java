package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import java.util.stream.Stream;

/** Deletions that rest on an inventory which nobody has confirmed since it was gathered from the cluster. */
final class RebuiltInventoryGuards {
    private RebuiltInventoryGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        boolean isConfirmed = plan.inventory().provenance() == Inventory.Provenance.RECORDED;
        return isConfirmed
                ? Stream.empty()
                : plan.changes(Action.PRUNE)
                        .map(change -> new Guard(
                                Guard.Code.REBUILT_INVENTORY,
                                change.id(),
                                "would be deleted on the word of an inventory that was lost and rebuilt from field"
                                        + " managers. See whether it was ours, and confirm the inventory"));
    }
}
