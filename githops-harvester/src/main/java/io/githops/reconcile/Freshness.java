package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Guard;
import io.githops.diff.Inventory;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.RefusedPlanException;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.reconcile.StalePlanException.Moved;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells whether a plan may still be executed, by a look at the objects it is about. */
final class Freshness {
    private final Cluster cluster;
    private final Kinds kinds;
    private final Executor.Staleness staleness;
    private final Pace pace;

    Freshness(Cluster cluster, Kinds kinds, Executor.Staleness staleness, Pace pace) {
        this.cluster = cluster;
        this.kinds = kinds;
        this.staleness = staleness;
        this.pace = pace;
    }

    /**
     * The plan to execute: the given one, or one that makes the same changes to what is there now.
     *
     * @throws StalePlanException when it must not be executed any more
     * @throws RefusedPlanException when a guard holds it back by now
     */
    ApprovedPlan require(ApprovedPlan approved, Inventory inventory) {
        Plan plan = approved.plan();
        Collection<ResourceChange> subjects = plan.changes().stream()
                .filter(change -> staleness == Executor.Staleness.REFUSE || change.action() != Action.UNCHANGED)
                .toList();
        Map<ResourceId, Resource> live = read(subjects);
        List<Moved> moved = moved(plan, subjects, live, inventory);
        if (!moved.isEmpty() && staleness == Executor.Staleness.REFUSE) {
            throw new StalePlanException(plan, moved, "The executor accepts no moves");
        }
        boolean isSettled = moved.isEmpty() && plan.input().time().isEmpty();
        return isSettled ? approved : again(plan, moved, subjects, live, inventory);
    }

    private Map<ResourceId, Resource> read(Collection<ResourceChange> subjects) {
        List<Resource> asked = subjects.stream()
                .map(change -> change.liveResource().or(change::desiredResource).orElseThrow())
                .toList();
        Map<ResourceId, Resource> live = new HashMap<>();
        var state = new LiveState(cluster, new DesiredScopes(cluster), new Mentions(kinds));
        state.want(asked, Inventory.empty());
        state.read().forEach(resource -> live.put(resource.id(), resource));
        return live;
    }

    private List<Moved> moved(
            Plan plan, Collection<ResourceChange> subjects, Map<ResourceId, Resource> live, Inventory inventory) {
        var moved = new TreeMap<ResourceId, Moved>();
        for (ResourceChange change : subjects) {
            ResourceId id = change.id();
            Optional<Resource> now = Optional.ofNullable(live.get(id));
            String planned = state(change.liveResource(), now);
            String found = state(now, change.liveResource());
            if (!planned.equals(found)) {
                moved.put(id, new Moved(id, planned, found));
            } else if (!plan.input().inventory().find(id).equals(inventory.find(id))) {
                moved.put(id, new Moved(id, ownership(plan.input().inventory(), id), ownership(inventory, id)));
            }
        }
        return List.copyOf(moved.values());
    }

    /** An object's UID and version in words, as far as they differ from another's. */
    private static String state(Optional<Resource> object, Optional<Resource> other) {
        if (object.isEmpty()) {
            return "no such object";
        }
        String uid = object.get().uid().orElse("");
        boolean isSame = other.flatMap(Resource::uid).orElse("").equals(uid);
        String version = "resource version " + object.get().resourceVersion().orElse("unknown");
        return isSame ? version : "UID " + uid + " at " + version;
    }

    private static String ownership(Inventory inventory, ResourceId id) {
        return inventory
                .find(id)
                .map(entry -> "in the inventory with " + (entry.uid().isEmpty() ? "no UID" : "UID " + entry.uid()))
                .orElse("not in the inventory");
    }

    private ApprovedPlan again(
            Plan plan,
            List<Moved> moved,
            Collection<ResourceChange> subjects,
            Map<ResourceId, Resource> live,
            Inventory inventory) {
        List<ResourceId> gone = subjects.stream()
                .map(ResourceChange::id)
                .filter(id -> !live.containsKey(id))
                .toList();
        LiveObjects objects = plan.input().live().with(live.values()).without(gone);
        PlanInput input = PlanInput.of(plan.input().desired(), objects).inventory(inventory);
        Plan now = plan.again(plan.input().time().isPresent() ? input.at(pace.now()) : input);
        if (now.makesSameChangesAs(plan) || moved.isEmpty() && !now.guards().isEmpty()) {
            return now.approveUnguarded();
        }
        throw new StalePlanException(plan, moved, why(now));
    }

    private static String why(Plan now) {
        return now.guards().isEmpty()
                ? "A new plan makes other changes"
                : "A new plan is held back: "
                        + now.guards().stream().map(Guard::toString).collect(Collectors.joining("; "));
    }
}
