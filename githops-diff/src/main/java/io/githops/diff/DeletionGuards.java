package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** More deletions than one change should make, down to everything. */
final class DeletionGuards {
    private static final int LISTED = 10;

    private DeletionGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        List<ResourceId> deleted =
                plan.deletions().stream().map(ResourceChange::id).toList();
        if (deleted.isEmpty()) {
            return Stream.empty();
        }
        int owned = Math.max(plan.inventory().entries().size(), deleted.size());
        String words = deleted.size() + " of " + owned + " owned resources would be deleted" + anew(plan);
        if (!plan.hasDesired()) {
            return Stream.of(Guard.ofPlan(
                    Guard.Code.EMPTY_DESIRED_STATE, "nothing is desired any more; " + words + ": " + list(deleted)));
        }
        DeletionBudget budget = plan.policy().budget();
        return budget.allows(deleted.size(), owned)
                ? Stream.empty()
                : Stream.of(Guard.ofPlan(
                        Guard.Code.DELETION_BUDGET,
                        words + "; the budget is " + budget + ": " + list(deleted) + vanished(plan)));
    }

    private static String anew(GuardedPlan plan) {
        long anew = plan.changes(Action.RECREATE).count();
        return anew == 0 ? "" : ", " + anew + " of them to be created anew";
    }

    private static String list(List<ResourceId> deleted) {
        String listed = deleted.stream()
                .sorted()
                .limit(LISTED)
                .map(ResourceId::toString)
                .collect(Collectors.joining(", "));
        return deleted.size() <= LISTED ? listed : listed + " and " + (deleted.size() - LISTED) + " more";
    }

    /** The kinds and namespaces of which nothing is left. */
    private static String vanished(GuardedPlan plan) {
        List<ResourceId> pruned =
                plan.changes(Action.PRUNE).map(ResourceChange::id).toList();
        List<String> gone = new ArrayList<>();
        gone.addAll(whole(pruned, plan.inventory(), id -> "all " + id.kind() + " resources"));
        gone.addAll(whole(
                pruned,
                plan.inventory(),
                id -> id.namespace().isEmpty() ? "" : "everything in namespace " + id.namespace()));
        return gone.isEmpty() ? "" : "; among them " + String.join(", ", gone);
    }

    private static List<String> whole(List<ResourceId> pruned, Inventory inventory, Function<ResourceId, String> part) {
        var left = new TreeMap<String, Integer>();
        inventory.entries().keySet().forEach(id -> left.merge(part.apply(id), 1, Integer::sum));
        Set<String> several = left.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 && !entry.getKey().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        pruned.forEach(id -> left.merge(part.apply(id), -1, Integer::sum));
        return left.entrySet().stream()
                .filter(entry -> entry.getValue() == 0 && several.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
