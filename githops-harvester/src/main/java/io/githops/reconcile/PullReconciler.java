package io.githops.reconcile;

import io.githops.cluster.ApplyOptions;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Inventory;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.health.HealthRules;
import io.githops.inventory.InventoryStore;
import io.githops.model.Health;
import io.githops.source.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A reconciler that pulls its source. */
final class PullReconciler implements Reconciler {
    private final Builder options;
    private final Planner planner;
    private final HealthRules rules;
    private final Announcer events;
    private final SyncLoop loop;

    PullReconciler(Builder options) {
        this.options = options;
        this.planner = options.planning
                .apply(Planner.builder(options.kinds)
                        .fieldManager(options.fieldManager)
                        .prune(options.prune))
                .build();
        this.rules = new HealthRules(options.kinds);
        this.events = new Announcer(options.listener);
        this.loop = new SyncLoop(() -> sync(), options.interval, events);
    }

    @Override
    public synchronized Plan plan() {
        return look(inventoryStore()).plan();
    }

    @Override
    public List<ResourceStatus> status() {
        return plan().changes().stream()
                .filter(change -> change.action() != ResourceChange.Action.PRUNE)
                .map(change -> new ResourceStatus(
                        change.id(),
                        change.action(),
                        change.liveResource().map(rules::of).orElse(Health.missing())))
                .sorted(Comparator.comparing(ResourceStatus::id))
                .toList();
    }

    @Override
    public SyncResult sync() {
        return sync(Plan::approveUnguarded);
    }

    @Override
    public SyncResult execute(ApprovedPlan approved) {
        return sync(plan -> plan.approve(approved));
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    /** Both sides at one moment, and what follows. */
    private record Look(Plan plan, Inventory inventory) {}

    private Look look(InventoryStore store) {
        Snapshot fetched = options.source.fetch();
        events.accept(new SyncEvent.Fetched(fetched));
        var scopes = new DesiredScopes(options.cluster);
        Snapshot desired = scopes.resolve(fetched, options.kinds);
        Inventory inventory = store.load();
        var live = new LiveState(options.cluster, scopes, options.kinds).read(desired.resources(), inventory);
        Plan plan = planner.plan(
                PlanInput.of(desired, new Surroundings(options.cluster, scopes).around(live, desired.resources()))
                        .inventory(inventory)
                        .at(options.pace.now()));
        events.accept(new SyncEvent.Planned(plan));
        return new Look(plan, inventory);
    }

    private synchronized SyncResult sync(Function<Plan, ApprovedPlan> approval) {
        Instant start = options.pace.now();
        InventoryStore store = inventoryStore();
        Look look = look(store);
        ApprovedPlan approved = approval.apply(look.plan());
        try {
            List<Outcome> outcomes = executor(store, approved.plan()).execute(approved, look.inventory());
            var result = new SyncResult(look.plan(), outcomes, Duration.between(start, options.pace.now()));
            events.accept(new SyncEvent.Finished(result));
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedSyncException(look.plan(), e);
        }
    }

    private Executor executor(InventoryStore store, Plan plan) {
        var wait = new HealthWait(options.cluster, rules, options.healthTimeout, options.pace, events);
        var values = new LiveValues(options.cluster, options.kinds, plan);
        var maker = new ChangeMaker(options.cluster, wait, rules, values, ApplyOptions.forced(options.fieldManager));
        return new Executor(maker, wait, store, options.concurrency, events);
    }

    private InventoryStore inventoryStore() {
        return InventoryStore.configMap(
                options.cluster, options.inventoryNamespace, options.inventoryName, options.fieldManager);
    }
}
