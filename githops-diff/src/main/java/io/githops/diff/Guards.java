package io.githops.diff;

import java.util.List;

/** Finds what must not happen unless somebody approves it. */
final class Guards {
    private static final List<GuardRule> RULES = List.of(
            LossGuards::find,
            RecreationGuards::find,
            DeletionGuards::find,
            FolderGuards::find,
            MoveGuards::find,
            PlatformGuards::find,
            NamespaceGuards::find,
            OwnerGuards::find,
            AdoptionGuards::find,
            RebuiltInventoryGuards::find,
            MaintenanceGuards::find,
            RefusalGuards::find);

    private Guards() {}

    static List<Guard> of(List<ResourceChange> changes, PlanInput input, GuardPolicy policy) {
        var plan = new GuardedPlan(changes, input, policy);
        return plan.changes().isEmpty()
                ? List.of()
                : RULES.stream().flatMap(rule -> rule.find(plan)).toList();
    }
}
