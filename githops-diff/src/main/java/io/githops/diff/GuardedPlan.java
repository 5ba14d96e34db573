package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What guards look at: the changes of a plan, without what is unchanged, and where they come from. */
final class GuardedPlan {
    private final PlanInput input;
    private final GuardPolicy policy;
    private final List<ResourceChange> changes;
    private @Nullable Set<ResourceId> desired;

    GuardedPlan(List<ResourceChange> changes, PlanInput input, GuardPolicy policy) {
        this.input = input;
        this.policy = policy;
        this.changes = changes;
    }

    PlanInput input() {
        return input;
    }

    Inventory inventory() {
        return input.inventory();
    }

    GuardPolicy policy() {
        return policy;
    }

    List<ResourceChange> changes() {
        return changes;
    }

    Stream<ResourceChange> changes(Action action) {
        return changes.stream().filter(change -> change.action() == action);
    }

    /** The changes that delete something, whether or not it is created anew. */
    List<ResourceChange> deletions() {
        return changes.stream().filter(GuardedPlan::isDeletion).toList();
    }

    boolean hasDesired() {
        return !input.desired().resources().isEmpty();
    }

    /** Whether a resource is in the desired state or in the inventory. */
    boolean isOurs(ResourceId id) {
        return inventory().find(id).isPresent() || isDesired(id);
    }

    private boolean isDesired(ResourceId id) {
        Set<ResourceId> ids = desired;
        if (ids == null) {
            ids = new HashSet<>(
                    input.desired().resources().stream().map(Resource::id).toList());
            desired = ids;
        }
        return ids.contains(id);
    }

    static boolean isDeletion(ResourceChange change) {
        return change.action() == Action.PRUNE || change.action() == Action.RECREATE;
    }
}
