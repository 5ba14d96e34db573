package io.githops.diff;

import io.githops.diff.apply.ApplyMark;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.List;
import java.util.Optional;

/** Notices that an inventory is empty although live objects were applied by us. */
final class LostInventory {
    private static final String CODE = "GH3503";

    private LostInventory() {}

    /** The warning; empty when something is owned, nothing was applied, or nobody said what is owned. */
    static Optional<Problem> warning(PlanInput input, String fieldManager) {
        if (!input.hasInventory() || !input.inventory().entries().isEmpty()) {
            return Optional.empty();
        }
        List<Resource> applied = input.live().resources().stream()
                .filter(live -> ApplyMark.isOn(live, fieldManager))
                .toList();
        return applied.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.warning(
                        CODE,
                        "the inventory is empty, but field manager " + fieldManager + " has applied " + applied.get(0)
                                + (applied.size() == 1 ? "" : " and " + (applied.size() - 1) + " more")
                                + "; it was lost, so nothing is deleted that is no longer desired. Rebuild it, or sync to"
                                + " begin a new one",
                        null));
    }
}
