package io.githops.reconcile;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Inventory;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.ResourceChange;
import io.githops.health.HealthRules;
import io.githops.inventory.InventoryStore;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An executor of whole plans: checks first, announces in the inventory, makes the changes, and concludes. */
final class PlanExecutor implements Executor {
    private static final String INVENTORY = "githops-inventory";

    private final Builder options;
    private final InventoryStore inventory;
    private final HealthRules rules;
    private final Applier applier;
    private final Announcer events;
    private volatile @Nullable Cancellation running;

    PlanExecutor(Builder options) {
        this.options = options;
        inventory = options.inventory == null
                ? InventoryStore.configMap(options.cluster, "default", INVENTORY, options.fieldManager)
                : options.inventory;
        rules = new HealthRules(options.kinds);
        applier = options.applier.apply(options.cluster);
        events = options.announcer == null ? new Announcer(options.listeners) : options.announcer;
    }

    @Override
    public synchronized SyncResult execute(ApprovedPlan approved) {
        var cancellation = new Cancellation();
        running = cancellation;
        try {
            return execute(approved, cancellation);
        } finally {
            running = null;
        }
    }

    private SyncResult execute(ApprovedPlan approved, Cancellation cancellation) {
        Duration start = options.pace.elapsed();
        boolean isKept = !(inventory instanceof UnkeptInventory);
        PlanInput input = approved.plan().input();
        Inventory before = isKept ? inventory.load().settled(input.live(), options.fieldManager) : input.inventory();
        var freshness = new Freshness(options.cluster, options.kinds, options.staleness, options.pace);
        ApprovedPlan fresh = freshness.require(approved, before);
        List<Outcome> outcomes = run(fresh.plan(), before, cancellation);
        var result =
                new SyncResult(fresh.plan(), outcomes, options.pace.elapsed().minus(start));
        events.accept(new SyncEvent.Finished(result));
        return result;
    }

    /**
     * Executes a plan that was made a moment ago.
     *
     * @param before what the inventory store has loaded
     * @return outcomes in the order of the plan
     */
    synchronized List<Outcome> run(ApprovedPlan approved, Inventory before) {
        var cancellation = new Cancellation();
        running = cancellation;
        try {
            return run(approved.plan(), before, cancellation);
        } finally {
            running = null;
        }
    }

    @Override
    public void cancel() {
        Cancellation now = running;
        if (now != null) {
            now.request();
        }
    }

    private List<Outcome> run(Plan plan, Inventory before, Cancellation cancellation) {
        var values = new LiveValues(options.cluster, options.kinds, plan);
        var apply = ApplyOptions.forced(options.fieldManager);
        new PlanCheck(options.cluster, applier, values, apply, options.concurrency).require(plan, options.preflight);
        var journal = new InventoryJournal(inventory, before, plan, options.kinds, options.fieldManager);
        journal.announce();
        try (HealthWait wait = healthWait(plan)) {
            cancellation.requested().thenRun(wait::cancel);
            var maker = new ChangeMaker(applier, wait, rules, values, apply, cancellation);
            var run = new PlanRun(plan, maker, options.concurrency, options.pace, events, cancellation);
            var outcomes = run.make();
            journal.conclude(outcomes, maker.applied());
            List<Outcome> all = List.copyOf(outcomes.values());
            if (run.wasInterrupted()) {
                Thread.currentThread().interrupt();
                throw new InterruptedSyncException(plan, all);
            }
            return all;
        }
    }

    private HealthWait healthWait(Plan plan) {
        var sight = new LiveSight(options.cluster, kinds(plan), options.changes, options.observation);
        return new HealthWait(
                sight,
                rules,
                new Blockers(options.cluster),
                options.healthTimeout::apply,
                options.pace,
                options.changes,
                events);
    }

    private static Set<GroupVersionKind> kinds(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.action() != ResourceChange.Action.UNCHANGED)
                .flatMap(change -> Stream.concat(change.desiredResource().stream(), change.liveResource().stream()))
                .map(Resource::groupVersionKind)
                .collect(Collectors.toSet());
    }
}
