package io.githops.diff.check;

import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanReview;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Kinds;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks to run together. Immutable, and thread-safe when its checks are.
 *
 * <p>Findings come in the order of the resources in their files and of the lines in a resource; last those about everything.
 * The same input gives the same findings.
 */
public final class Checks {
    private static final Comparator<Position> BY_LINE =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

    private final Kinds kinds;
    private final List<Check> checks;

    private Checks(Kinds kinds, List<Check> checks) {
        this.kinds = kinds;
        this.checks = checks;
    }

    /**
     * These checks.
     *
     * @throws IllegalArgumentException when two have the same id
     */
    public static Checks of(Check... checks) {
        return of(Arrays.asList(checks));
    }

    /**
     * These checks.
     *
     * @throws IllegalArgumentException when two have the same id
     */
    public static Checks of(Collection<Check> checks) {
        Set<String> ids = new HashSet<>();
        for (Check check : checks) {
            if (!ids.add(check.id())) {
                throw new IllegalArgumentException("there are two checks " + check.id() + "; give each its own id");
            }
        }
        return new Checks(Kinds.harvester(), List.copyOf(checks));
    }

    /** These checks, for resources of these kinds. By default Harvester's. */
    public Checks kinds(Kinds known) {
        return new Checks(Objects.requireNonNull(known, "known"), checks);
    }

    /** What the checks find in desired resources, without a cluster. Checks of plans are passed over. */
    public List<Finding> run(Snapshot desired) {
        return run(Configuration.of(kinds, desired.resources(), LiveObjects.none()), null);
    }

    /** What the checks find in desired resources, beside what is known of the cluster. Checks of plans are passed over. */
    public List<Finding> run(Snapshot desired, LiveObjects live) {
        return run(Configuration.of(kinds, desired.resources(), live), null);
    }

    /** What the checks find in a plan, and in the resources it was made from without those that it deletes. */
    public List<Finding> run(Plan plan) {
        List<ResourceId> pruned =
                plan.changes(Action.PRUNE).stream().map(ResourceChange::id).toList();
        var configuration = Configuration.of(
                kinds, plan.input().desired().resources(), plan.input().live().without(pruned));
        return run(configuration, plan);
    }

    /** These checks as a review for {@link io.githops.diff.Planner.Builder#review}: errors hold plans back. */
    public PlanReview asReview() {
        return plan -> run(plan).stream().map(Checks::verdict).toList();
    }

    private static PlanReview.Verdict verdict(Finding finding) {
        Problem problem = finding.problem();
        String field = finding.at().isRoot() ? "" : finding.at() + ": ";
        String message = field + problem.message() + " [" + finding.check() + "]";
        return new PlanReview.Verdict(
                finding.subject(), new Problem(problem.severity(), problem.code(), message, problem.position()));
    }

    private List<Finding> run(Configuration configuration, @Nullable Plan plan) {
        List<Finding> findings = new ArrayList<>();
        var secrets = new Secrets(configuration);
        for (Check check : checks) {
            check.find(configuration, plan, new Problems(check, secrets, null, findings::add));
        }
        findings.sort(order(configuration));
        return List.copyOf(findings);
    }

    private static Comparator<Finding> order(Configuration configuration) {
        Map<ResourceId, Integer> places = new HashMap<>();
        for (Resource resource : configuration.all()) {
            places.put(resource.id(), places.size());
        }
        return Comparator.comparing(
                        Finding::subject,
                        Comparator.nullsLast(
                                Comparator.comparing((ResourceId id) -> places.getOrDefault(id, places.size()))))
                .thenComparing(finding -> finding.problem().position(), Comparator.nullsLast(BY_LINE));
    }
}
