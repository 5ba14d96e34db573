package io.githops.rehearsal;

import io.githops.cluster.Cluster;
import io.githops.diff.Approval;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.health.HealthRules;
import io.githops.inventory.InventoryStore;
import io.githops.manifest.Masking;
import io.githops.model.GithopsException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncEvent;
import io.githops.rehearsal.RehearsalReport.EndState;
import io.githops.rehearsal.RehearsalReport.Limit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One execution of a plan on an embedded Harvester, watched. */
final class RehearsalRun {
    private static final String NAMESPACE = "default";
    private static final String INVENTORY = "githops-inventory";

    private final RehearsalBuilder options;
    private final Plan plan;
    private final Cluster cluster;
    private final RehearsalPace pace;
    private final HealthRules rules;
    private final WaitLog waits;
    private final MachineWatch machines;
    private final Map<ResourceId, Outcome> outcomes = new LinkedHashMap<>();
    private @Nullable Plan rehearsed;
    private @Nullable Plan again;
    private @Nullable GithopsException failure;

    RehearsalRun(RehearsalBuilder options, Cluster embedded, RehearsalPace pace) {
        this.options = options;
        this.plan = options.plan;
        this.pace = pace;
        this.rules = new HealthRules(options.kinds);
        this.waits = new WaitLog(plan, embedded, rules, pace);
        this.cluster = new UnobservedCluster(embedded, waits::applied);
        this.machines = new MachineWatch(cluster);
        pace.onward(waits::look);
    }

    RehearsalReport report() {
        keepInventory();
        try (Reconciler reconciler = reconciler()) {
            execute(reconciler);
        }
        return new RehearsalReport(this);
    }

    private void keepInventory() {
        InventoryStore store = InventoryStore.configMap(cluster, NAMESPACE, INVENTORY, options.fieldManager);
        if (!store.load().equals(plan.input().inventory())) {
            store.save(plan.input().inventory());
        }
    }

    private Reconciler reconciler() {
        Prune prune = plan.changes(Action.PRUNE).isEmpty() ? Prune.OFF : Prune.OWNED;
        return Reconciler.builder(() -> plan.input().desired(), cluster)
                .kinds(options.kinds)
                .fieldManager(options.fieldManager)
                .inventory(NAMESPACE, INVENTORY)
                .prune(prune)
                .planning(options.planning)
                .concurrency(1)
                .healthTimeout(pace.longestWait())
                .pace(pace)
                .listener(this::note)
                .build();
    }

    private void execute(Reconciler reconciler) {
        try {
            Plan made = reconciler.plan();
            rehearsed = made;
            reconciler.execute(lifted(made)).outcomes().forEach(this::note);
            pace.settle(options.settling);
            again = reconciler.plan();
        } catch (GithopsException e) {
            boolean isOutOfTime = pace.limit() == Limit.REAL_TIME && Thread.interrupted();
            failure = isOutOfTime ? null : e;
        }
    }

    /** The plan with all approvals it asks for: whether to give them is decided elsewhere. */
    private static ApprovedPlan lifted(Plan made) {
        return made.with(made.guards().stream().map(Approval::of).distinct().toList())
                .approveUnguarded();
    }

    private void note(SyncEvent event) {
        pace.quicken();
        if (event instanceof SyncEvent.Changed changed) {
            note(changed.outcome());
        } else if (event instanceof SyncEvent.Waiting waiting) {
            waits.note(waiting.resource(), waiting.health());
        }
    }

    private void note(Outcome outcome) {
        outcomes.put(outcome.change().id(), outcome);
    }

    Plan plan() {
        return plan;
    }

    /** What the reconciler planned on the copy; null when it could not. */
    @Nullable
    Plan rehearsed() {
        return rehearsed;
    }

    /** What it planned when all was done; null when it did not get there. */
    @Nullable
    Plan again() {
        return again;
    }

    @Nullable
    GithopsException failure() {
        return failure;
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    WaitLog waits() {
        return waits;
    }

    MachineWatch machines() {
        return machines;
    }

    RehearsalPace pace() {
        return pace;
    }

    /** What became of the plan's resources, with masked values. */
    List<EndState> endStates() {
        Masking masking = Masking.of(options.kinds);
        List<EndState> states = new ArrayList<>();
        for (ResourceChange change : plan.changes()) {
            Resource known = change.desiredResource().or(change::liveResource).orElseThrow();
            Optional<Resource> live = find(known.groupVersionKind(), change.id());
            states.add(new EndState(
                    change.id(),
                    live.map(rules::of).orElse(Health.missing()),
                    live.map(masking::mask).orElse(null)));
        }
        return states;
    }

    private Optional<Resource> find(GroupVersionKind kind, ResourceId id) {
        return cluster.served(kind).isEmpty() ? Optional.empty() : cluster.get(kind, id.namespace(), id.name());
    }
}
