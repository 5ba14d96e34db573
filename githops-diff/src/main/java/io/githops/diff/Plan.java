package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Problem;
import io.githops.model.ResourceId;
import io.githops.source.Revision;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes in the order they would be made. A value: it can be printed, compared, and approved by its hash. Nothing printed
 * holds a sensitive value.
 */
public final class Plan {
    private final Revision revision;
    private final List<ResourceChange> changes;
    private final List<Guard> guards;
    private final List<ResourceId> orphans;
    private final List<Problem> warnings;
    private final String hash;

    Plan(
            Revision revision,
            List<ResourceChange> changes,
            List<Guard> guards,
            List<ResourceId> orphans,
            List<Problem> warnings) {
        this.revision = revision;
        this.changes = List.copyOf(changes);
        this.guards = List.copyOf(guards);
        this.orphans = List.copyOf(orphans);
        this.warnings = List.copyOf(warnings);
        this.hash = PlanHash.of(this);
    }

    /** The revision that is desired. */
    public Revision revision() {
        return revision;
    }

    /** Every resource with what is done about it: changes by wave, then what is unchanged. */
    public List<ResourceChange> changes() {
        return changes;
    }

    /** The changes of an action, by wave. */
    public List<ResourceChange> changes(Action action) {
        return changes.stream().filter(change -> change.action() == action).toList();
    }

    /** The changes to make by wave number, without unchanged resources; empty when there is nothing to do. */
    public SortedMap<Integer, List<ResourceChange>> waves() {
        return changes.stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .collect(Collectors.groupingBy(
                        change -> change.placement().wave(), TreeMap::new, Collectors.toUnmodifiableList()));
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return changes.stream().allMatch(change -> change.action() == Action.UNCHANGED);
    }

    /** Why the plan must not be executed without approval; empty when it may. */
    public List<Guard> guards() {
        return guards;
    }

    /** What the inventory owns and nobody desires any more, but is left alone because pruning is off. */
    public List<ResourceId> orphans() {
        return orphans;
    }

    /** What is doubtful about the manifests. */
    public List<Problem> warnings() {
        return warnings;
    }

    /**
     * What the plan does, as 64 hexadecimal digits: the same for the same changes to the same live objects, whichever
     * revision asks for them.
     */
    public String hash() {
        return hash;
    }

    /**
     * This plan with its guards lifted.
     *
     * @param approvedHash the hash that was approved
     * @throws StaleApprovalException when another plan was approved
     */
    public ApprovedPlan approve(String approvedHash) {
        if (!approvedHash.equals(hash)) {
            throw new StaleApprovalException(this, approvedHash);
        }
        return new ApprovedPlan(this);
    }

    /**
     * This plan, when nothing in it needs approval.
     *
     * @throws RefusedPlanException when a guard holds it back; lists them all
     */
    public ApprovedPlan approveUnguarded() {
        if (!guards.isEmpty()) {
            throw new RefusedPlanException(this);
        }
        return new ApprovedPlan(this);
    }

    /** The plan for people, in plain text with a final line break. */
    public String render() {
        return new PlanText(this).render();
    }

    /** The plan for programs; sensitive values are masked. */
    public Mapping toTree() {
        return PlanTree.of(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan that && hash.equals(that.hash) && revision.equals(that.revision);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    /** The revision and how many changes of each action. */
    @Override
    public String toString() {
        return "plan for " + revision + ": " + PlanText.summary(this);
    }
}
