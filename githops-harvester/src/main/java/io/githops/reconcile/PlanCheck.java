package io.githops.reconcile;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Problem;
import java.util.ArrayList;
import java.util.List;

/** Finds everything that is in the way of a plan, without writing. */
final class PlanCheck {
    private final Cluster cluster;
    private final Applier applier;
    private final LiveValues values;
    private final ApplyOptions options;
    private final int concurrency;

    PlanCheck(Cluster cluster, Applier applier, LiveValues values, ApplyOptions options, int concurrency) {
        this.cluster = cluster;
        this.applier = applier;
        this.values = values;
        this.options = options;
        this.concurrency = concurrency;
    }

    /** @throws PreflightException when something is in the way; says all of it */
    void require(Plan plan, Preflight preflight) {
        List<ResourceChange> changes = plan.changes().stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .toList();
        if (preflight == Preflight.OFF || changes.isEmpty()) {
            return;
        }
        List<Problem> problems = new ArrayList<>(new RightsCheck(cluster).problems(changes));
        problems.addAll(new NamespaceCheck(cluster).problems(changes));
        if (preflight != Preflight.RIGHTS && problems.isEmpty()) {
            List<ResourceChange> checked = changes.stream()
                    .filter(change -> change.action() == Action.UPDATE
                            || change.action() == Action.CREATE && preflight == Preflight.ALL)
                    .toList();
            problems.addAll(new DryRun(applier, values, options.asDryRun(), concurrency).problems(checked, plan));
        }
        if (!problems.isEmpty()) {
            throw new PreflightException(plan, problems);
        }
    }
}
