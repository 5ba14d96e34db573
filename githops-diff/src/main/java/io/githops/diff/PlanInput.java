package io.githops.diff;

import io.githops.model.ResourceId;
import io.githops.source.Snapshot;
import io.githops.tree.FieldPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is made from: both sides at one moment, by default with an empty inventory, no approvals, no time and nothing to tolerate.
 * Immutable.
 */
public final class PlanInput {
    private final Snapshot desired;
    private final LiveObjects live;
    private final @Nullable Inventory inventory;
    private final List<Approval> approvals;
    private final @Nullable Instant time;
    private final Map<ResourceId, Set<FieldPath>> tolerated;
    private final boolean isHypothetical;
    private final @Nullable Set<ResourceId> scope;

    private PlanInput(
            Snapshot desired,
            LiveObjects live,
            @Nullable Inventory inventory,
            List<Approval> approvals,
            @Nullable Instant time,
            Map<ResourceId, Set<FieldPath>> tolerated,
            boolean isHypothetical,
            @Nullable Set<ResourceId> scope) {
        this.desired = Objects.requireNonNull(desired, "desired");
        this.live = Objects.requireNonNull(live, "live");
        this.inventory = inventory;
        this.approvals = approvals;
        this.time = time;
        this.tolerated = tolerated;
        this.isHypothetical = isHypothetical;
        this.scope = scope;
    }

    /**
     * Both sides.
     *
     * @param live at least every live resource that is desired or in the inventory; more of it lets the planner foresee more
     */
    public static PlanInput of(Snapshot desired, LiveObjects live) {
        return new PlanInput(desired, live, null, List.of(), null, Map.of(), false, null);
    }

    /** With what may be deleted when it is no longer desired. */
    public PlanInput inventory(Inventory owned) {
        return new PlanInput(
                desired,
                live,
                Objects.requireNonNull(owned, "owned"),
                approvals,
                time,
                tolerated,
                isHypothetical,
                scope);
    }

    /** With approvals, in addition to those there are. */
    public PlanInput approvals(Collection<Approval> more) {
        List<Approval> all = new ArrayList<>(approvals);
        all.addAll(more);
        return new PlanInput(desired, live, inventory, List.copyOf(all), time, tolerated, isHypothetical, scope);
    }

    /** With the time at which the plan would be executed, for maintenance windows. */
    public PlanInput at(Instant moment) {
        return new PlanInput(
                desired,
                live,
                inventory,
                approvals,
                Objects.requireNonNull(moment, "moment"),
                tolerated,
                isHypothetical,
                scope);
    }

    /**
     * With fields that are left as they are live, with a warning, as others come back to them again and again. Field policies
     * by which Git wins go before it.
     *
     * @param fields by resource, each with all below it; in the place of what was said before
     */
    public PlanInput tolerating(Map<ResourceId, Set<FieldPath>> fields) {
        Map<ResourceId, Set<FieldPath>> copy = new HashMap<>();
        fields.forEach((id, paths) -> copy.put(id, Set.copyOf(paths)));
        return new PlanInput(desired, live, inventory, approvals, time, Map.copyOf(copy), isHypothetical, scope);
    }

    /** Without a cluster: what is not among the live objects may exist all the same. */
    PlanInput hypothetical() {
        return new PlanInput(desired, live, inventory, approvals, time, tolerated, true, scope);
    }

    /** Told that nothing else is to be changed, and that what is not desired of these is pruned in any case. */
    PlanInput onlyWithin(Set<ResourceId> ids) {
        return new PlanInput(desired, live, inventory, approvals, time, tolerated, isHypothetical, Set.copyOf(ids));
    }

    public Snapshot desired() {
        return desired;
    }

    public LiveObjects live() {
        return live;
    }

    /** What may be deleted when it is no longer desired; empty when nobody said. */
    public Inventory inventory() {
        return inventory == null ? Inventory.empty() : inventory;
    }

    /** Whether somebody said what is owned, be it nothing. */
    boolean hasInventory() {
        return inventory != null;
    }

    public List<Approval> approvals() {
        return approvals;
    }

    /** When the plan would be executed; empty when nobody said. */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /** The fields that are left as they are live, by resource. */
    public Map<ResourceId, Set<FieldPath>> tolerated() {
        return tolerated;
    }

    /** Whether there is no cluster, only another desired state in its place. */
    boolean isHypothetical() {
        return isHypothetical;
    }

    /** Whether a resource may be changed. */
    boolean covers(ResourceId id) {
        return scope == null || scope.contains(id);
    }

    /** Whether what is not desired is pruned. */
    boolean isPruned(Prune chosen) {
        return scope != null || chosen == Prune.OWNED;
    }
}
