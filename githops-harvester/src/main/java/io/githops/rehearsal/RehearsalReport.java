package io.githops.rehearsal;

import io.githops.diff.Guard;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.GithopsException;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.reconcile.Outcome;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came of a rehearsal. A value: immutable and thread-safe. Nothing in it holds a sensitive value, but for the plans, whose
 * manifests do.
 */
public final class RehearsalReport {
    private final Plan plan;
    private final @Nullable Plan rehearsed;
    private final @Nullable Plan again;
    private final List<Outcome> outcomes;
    private final List<EndState> resources;
    private final List<Wait> waits;
    private final List<MachineEvent> machines;
    private final @Nullable GithopsException failure;
    private final Limit limit;
    private final Duration simulated;
    private final Duration real;

    RehearsalReport(RehearsalRun run) {
        plan = run.plan();
        rehearsed = run.rehearsed();
        again = run.again();
        outcomes = run.outcomes();
        resources = run.endStates();
        waits = run.waits().waits();
        machines = run.machines().events(plan);
        failure = run.failure();
        limit = run.pace().limit();
        simulated = run.pace().simulated();
        real = run.pace().real();
    }

    /** The plan that was rehearsed. */
    public Plan plan() {
        return plan;
    }

    /** Where the plan leads, in one word. */
    public Verdict verdict() {
        if (limit != Limit.NONE) {
            return Verdict.UNFINISHED;
        }
        boolean isDone =
                failure == null && outcomes.stream().allMatch(outcome -> outcome.status() == Outcome.Status.DONE);
        if (!isDone) {
            return Verdict.FAILS;
        }
        return again != null && again.isEmpty() ? Verdict.CONVERGES : Verdict.CHANGES_AGAIN;
    }

    /** Whether all changes were made, everything got healthy, and a second plan is empty. */
    public boolean converges() {
        return verdict() == Verdict.CONVERGES;
    }

    /** What became of each change that was come to, in the order they were made. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** The changes that were refused or failed, with the server's words; a resource that did not get healthy is among them. */
    public List<Outcome.Failed> failed() {
        return outcomes.stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(Outcome.Failed.class::cast)
                .toList();
    }

    /** The changes that were held back by what failed. */
    public List<Outcome.Skipped> skipped() {
        return outcomes.stream()
                .filter(Outcome.Skipped.class::isInstance)
                .map(Outcome.Skipped.class::cast)
                .toList();
    }

    /** How each resource of the plan is in the end, in the order of the plan. */
    public List<EndState> resources() {
        return resources;
    }

    /** What was waited for, in the order in which the waits began. */
    public List<Wait> waits() {
        return waits;
    }

    /** What happened to machines, and what the plan foresaw and did not happen, by identity. */
    public List<MachineEvent> machines() {
        return machines;
    }

    /** The guards that hold the plan back outside of a rehearsal. */
    public List<Guard> guards() {
        return plan.guards();
    }

    /** What would be changed again after all changes were made; empty when nothing, or when it did not get that far. */
    public List<ResourceChange> changesAgain() {
        return again == null
                ? List.of()
                : again.changes().stream()
                        .filter(change -> change.action() != Action.UNCHANGED)
                        .toList();
    }

    /** The resources with which something else was done than the plan says, as the copy differs from the cluster it was made from. */
    public List<ResourceId> deviations() {
        if (rehearsed == null) {
            return List.of();
        }
        Map<ResourceId, Action> planned = actions(plan);
        Map<ResourceId, Action> made = actions(rehearsed);
        var ids = new TreeSet<>(planned.keySet());
        ids.addAll(made.keySet());
        ids.removeIf(id -> planned.get(id) == made.get(id));
        return List.copyOf(ids);
    }

    private static Map<ResourceId, Action> actions(Plan plan) {
        Map<ResourceId, Action> actions = new TreeMap<>();
        plan.changes().stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .forEach(change -> actions.put(change.id(), change.action()));
        return actions;
    }

    /** Why the plan could not be executed at all; empty when it could. */
    public Optional<GithopsException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Which limit ended the rehearsal. */
    public Limit limit() {
        return limit;
    }

    /** How long it would have taken, settling included. */
    public Duration simulated() {
        return simulated;
    }

    /** How long it has taken. */
    public Duration real() {
        return real;
    }

    /** The report for people, in plain text with a final line break. */
    public String text() {
        return new RehearsalText(this).render();
    }

    /** The report for programs, in one line. */
    public String json() {
        return Json.text(toTree());
    }

    /** The report as a tree. */
    public Mapping toTree() {
        return RehearsalTree.of(this);
    }

    /** The revision and the verdict. */
    @Override
    public String toString() {
        return "rehearsal of " + plan.revision() + ": " + verdict().words();
    }

    /** Where a plan leads. */
    public enum Verdict {
        /** All is well, and a second plan is empty. */
        CONVERGES("converges"),
        /** All changes were made, and a second plan would change something again. */
        CHANGES_AGAIN("changes again"),
        /** Something was refused, failed or did not get healthy. */
        FAILS("fails"),
        /** The time was up. */
        UNFINISHED("unfinished");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** The verdict in words fit for a report. */
        public String words() {
            return words;
        }
    }

    /** What may end a rehearsal early. */
    public enum Limit {
        /** It came to its end. */
        NONE,
        /** The embedded Harvester's time was up. */
        SIMULATED_TIME,
        /** The computer's time was up; what comes later in the plan was not come to. */
        REAL_TIME
    }

    /**
     * A resource at the end.
     *
     * @param live as the embedded Harvester has it, with sensitive values masked; null when it is not there
     */
    public record EndState(
            ResourceId id, Health health, @Nullable Resource live) {}

    /**
     * A resource that was waited for.
     *
     * @param waiting the changes that had to come after; empty when only the end of the sync waited
     * @param took on the embedded Harvester's clock
     * @param last the health that was seen last
     * @param isOver whether it got healthy; false for what blocked until the end
     */
    public record Wait(ResourceId resource, List<ResourceId> waiting, Duration took, Health last, boolean isOver) {
        public Wait {
            waiting = List.copyOf(waiting);
        }
    }
}
