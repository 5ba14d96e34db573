package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.ResourceId;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes in the order they would be made. A value: it can be written down, compared, split, and approved by its hash.
 * Immutable and thread-safe. Nothing printed holds a sensitive value.
 */
public final class Plan {
    private final PlanBasis basis;
    private final List<String> rules;
    private final List<ResourceChange> changes;
    private final List<Guard> found;
    private final List<Orphan> orphans;
    private final List<Problem> records;
    private @Nullable String hash;

    Plan(
            PlanBasis basis,
            List<String> rules,
            List<ResourceChange> changes,
            List<Guard> guards,
            List<Orphan> orphans,
            List<Problem> records) {
        this.basis = basis;
        this.rules = List.copyOf(rules);
        this.changes = List.copyOf(changes);
        this.found = List.copyOf(guards);
        this.orphans = List.copyOf(orphans);
        this.records = List.copyOf(records);
    }

    /** The revision that is desired. */
    public Revision revision() {
        return input().desired().revision();
    }

    /** What the plan was made from. */
    public PlanInput input() {
        return basis.input();
    }

    PlanBasis basis() {
        return basis;
    }

    /** The ids of the normalisation rules that were asked. */
    public List<String> rules() {
        return rules;
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

    /** Where the desired values of fields that change are written, as far as that is known. */
    public Set<Position> positions() {
        return changes.stream()
                .flatMap(change -> change.fields().stream())
                .flatMap(field -> Stream.ofNullable(field.details().position()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The revision that last touched the desired value of a field; empty unless {@link #with(Provenance)} was given it. Of a
     * field that goes nothing is known, as it is written nowhere.
     */
    public Optional<Revision> lastTouched(FieldChange field) {
        return Optional.ofNullable(field.details().position()).flatMap(basis.provenance()::of);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return changes.stream().allMatch(change -> change.action() == Action.UNCHANGED);
    }

    /** Why the plan must not be executed as it is; empty when it may. What approvals lift is not among them. */
    public List<Guard> guards() {
        return found.stream().filter(guard -> !isLifted(guard)).toList();
    }

    /** The guards that approvals have lifted. */
    public List<Guard> liftedGuards() {
        return found.stream().filter(this::isLifted).toList();
    }

    /** The approvals that were given, needed or not. */
    public List<Approval> approvals() {
        return input().approvals();
    }

    /** The approvals that lift nothing: what they are about is not in this plan. */
    public List<Approval> unusedApprovals() {
        return approvals().stream()
                .filter(approval -> found.stream().noneMatch(approval::lifts))
                .toList();
    }

    /** What the inventory owns and nobody desires any more, but is left alone, by identity. */
    public List<Orphan> orphans() {
        return orphans;
    }

    /**
     * What is doubtful about the manifests, then those that are records of jobs by now and are not applied, then fields that
     * differ and are left as they are.
     */
    public List<Problem> warnings() {
        Stream<Problem> tolerated = changes.stream()
                .flatMap(change -> change.tolerated().stream().map(field -> field.problem(change.id())));
        return Stream.of(input().desired().warnings().stream(), records.stream(), tolerated)
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * What the plan does and what it was made from, as 64 hexadecimal digits. The first half covers the changes with both
     * values, live identities, rules, guards and approvals; the second half the desired resources and the identity and
     * resource version of every live one. Which revision asks for it does not matter.
     */
    public String hash() {
        String known = hash;
        if (known == null) {
            known = PlanHash.of(this);
            hash = known;
        }
        return known;
    }

    /** Whether another plan makes the same changes to the same objects, even if it was made from a later state of them. */
    public boolean makesSameChangesAs(Plan other) {
        return makesSameChanges(other.hash());
    }

    /** As {@link #makesSameChangesAs}, by the hash of the other plan; false when the text is no hash. */
    public boolean makesSameChanges(String otherHash) {
        return otherHash.length() == hash().length() && PlanHash.work(hash()).equals(PlanHash.work(otherHash));
    }

    /**
     * What the planner that made this plan says of another moment, about the resources of this plan alone, with its
     * approvals. Says whether the plan still holds: it does when this one {@link #makesSameChangesAs} it.
     *
     * @param now both sides at that moment
     * @throws ManifestException as {@link Planner#plan}
     */
    public Plan again(PlanInput now) {
        Set<ResourceId> ids = changes.stream().map(ResourceChange::id).collect(Collectors.toSet());
        List<Approval> missing = new ArrayList<>(approvals());
        missing.removeAll(now.approvals());
        return basis.planner()
                .plan(now)
                .only(change -> ids.contains(change.id()))
                .with(missing);
    }

    /** This plan with approvals, in addition to those it has; the hash becomes another one. */
    public Plan with(Collection<Approval> more) {
        return more.isEmpty()
                ? this
                : new Plan(basis.input(input().approvals(more)), rules, changes, found, orphans, records);
    }

    /** This plan with approvals, in addition to those it has; the hash becomes another one. */
    public Plan with(Approval... more) {
        return with(Arrays.asList(more));
    }

    /** This plan, which says from now on who last touched the fields that change; the hash stays. */
    public Plan with(Provenance known) {
        return new Plan(basis.provenance(known), rules, changes, found, orphans, records);
    }

    /**
     * This plan, provided it is the one that was reviewed.
     *
     * @param reviewedHash the hash that was reviewed
     * @throws StaleApprovalException when another plan was reviewed
     * @throws RefusedPlanException when a guard holds it back; lists them all
     */
    public ApprovedPlan approve(String reviewedHash) {
        if (!reviewedHash.equals(hash())) {
            throw new StaleApprovalException(this, reviewedHash);
        }
        return approveUnguarded();
    }

    /**
     * This plan in the place of an earlier one that was approved, with the approvals of that one.
     *
     * @throws StaleApprovalException when the earlier plan makes other changes, or makes them to other objects
     * @throws RefusedPlanException when a guard holds this one back; lists them all
     */
    public ApprovedPlan approve(ApprovedPlan earlier) {
        List<Approval> missing = new ArrayList<>(earlier.plan().approvals());
        missing.removeAll(approvals());
        Plan approved = with(missing);
        if (!approved.makesSameChangesAs(earlier.plan())) {
            throw new StaleApprovalException(approved, earlier.plan().hash());
        }
        return approved.approveUnguarded();
    }

    /**
     * This plan, when nothing in it needs approval or everything that does was approved.
     *
     * @throws RefusedPlanException when a guard holds it back; lists them all
     */
    public ApprovedPlan approveUnguarded() {
        if (!guards().isEmpty()) {
            throw new RefusedPlanException(this);
        }
        return new ApprovedPlan(this);
    }

    /**
     * This plan with some of its changes only, in their waves. Guards that are about one of the changes left stay, as do
     * those about the whole plan.
     */
    public Plan only(Predicate<ResourceChange> which) {
        List<ResourceChange> kept = changes.stream().filter(which).toList();
        Set<ResourceId> left =
                changes.stream().filter(which.negate()).map(ResourceChange::id).collect(Collectors.toSet());
        List<Guard> guards = found.stream()
                .filter(guard -> guard.subject() == null || !left.contains(guard.subject()))
                .toList();
        return new Plan(basis, rules, kept, guards, orphans, records);
    }

    /**
     * This plan in parts, such as by kind: {@code plan.split(change -> change.id().kind())}. Unchanged resources are in no
     * part.
     */
    public <K extends Comparable<K>> SortedMap<K, Plan> split(Function<ResourceChange, K> key) {
        SortedMap<K, Plan> parts = new TreeMap<>();
        changes.stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .map(key)
                .distinct()
                .forEach(part -> parts.put(
                        part,
                        only(change -> change.action() != Action.UNCHANGED
                                && key.apply(change).equals(part))));
        return parts;
    }

    /** This plan with what reviews found: errors as guards while there is something to do, the rest as warnings. */
    Plan heeding(List<PlanReview.Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return this;
        }
        boolean isIdle = isEmpty();
        List<Guard> guards = new ArrayList<>(found);
        List<Problem> warnings = new ArrayList<>(records);
        for (PlanReview.Verdict verdict : verdicts) {
            if (verdict.isError() && !isIdle) {
                guards.add(verdict.guard());
            } else {
                warnings.add(verdict.problem());
            }
        }
        return new Plan(basis, rules, changes, guards, orphans, warnings);
    }

    /** The plan as it is written down, for reports, storage and comparison; sensitive values are masked. */
    public PlanDocument document() {
        return PlanDocument.of(this);
    }

    private boolean isLifted(Guard guard) {
        return approvals().stream().anyMatch(approval -> approval.lifts(guard));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan that
                && hash().equals(that.hash())
                && revision().equals(that.revision());
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }

    /** The revision and how many changes of each action. */
    @Override
    public String toString() {
        return "plan for " + revision() + ": " + document().summary();
    }
}
