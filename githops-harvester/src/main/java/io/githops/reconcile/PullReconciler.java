package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.health.HealthRules;
import io.githops.model.GithopsException;
import io.githops.model.Health;
import io.githops.reconcile.ReconcilerState.Phase;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A reconciler that pulls its source. */
final class PullReconciler implements Reconciler {
    private final ReconcilerBuilder options;
    private final HealthRules rules;
    private final Announcer events;
    private final KnownInventory inventory;
    private final Planning planning;
    private final StateBoard board;
    private final SyncLoop loop;
    private @Nullable Snapshot desired;
    private @Nullable String failing;
    private volatile @Nullable PlanExecutor running;

    PullReconciler(ReconcilerBuilder options) {
        this.options = options;
        this.rules = new HealthRules(options.kinds());
        this.events = new Announcer(options.listeners());
        this.inventory = new KnownInventory(options.inventory());
        this.planning = new Planning(options, inventory);
        this.board = new StateBoard(options.mode(), rules);
        this.loop = new SyncLoop(
                new BackgroundWork(),
                options.interval(),
                this::report,
                pause -> board.next(options.pace().now().plus(pause)),
                options.scheduler());
    }

    @Override
    public synchronized Plan plan() {
        return look(fetch()).plan();
    }

    @Override
    public synchronized Plan plan(String revision) {
        return look(fetch(revision)).plan();
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
    public synchronized SyncResult sync() {
        requireWriting();
        Snapshot newest = fetch();
        Sight sight = look(newest);
        ApprovedPlan approved = sight.plan().approveUnguarded();
        desired = newest;
        return sync(sight, any -> approved);
    }

    @Override
    public synchronized SyncResult sync(String revision) {
        requireWriting();
        Snapshot wanted = fetch(revision);
        Sight sight = look(wanted);
        ApprovedPlan approved = sight.plan().approveUnguarded();
        hold(revision);
        desired = wanted;
        return sync(sight, any -> approved);
    }

    @Override
    public synchronized SyncResult execute(ApprovedPlan approved) {
        requireWriting();
        String label = approved.plan().revision().label();
        Snapshot newest = fetch();
        boolean isNewest = newest.revision().label().equals(label);
        Snapshot wanted = isNewest ? newest : fetch(label);
        Sight sight = look(wanted);
        ApprovedPlan now = sight.plan().approve(approved);
        if (!isNewest) {
            hold(label);
        }
        desired = wanted;
        return sync(sight, any -> now);
    }

    @Override
    public void follow() {
        hold(null);
        loop.trigger();
    }

    @Override
    public void start() {
        planning.follow(loop::changed);
        loop.start();
    }

    @Override
    public void trigger() {
        loop.trigger();
    }

    @Override
    public void suspend(String why) {
        board.suspend(why);
        events.accept(new SyncEvent.Suspended(why));
    }

    @Override
    public void resume() {
        board.suspend(null);
        events.accept(new SyncEvent.Resumed());
        loop.trigger();
    }

    @Override
    public ReconcilerState state() {
        return board.state();
    }

    @Override
    public void close() {
        loop.close();
        PlanExecutor executor = running;
        if (executor != null) {
            executor.cancel();
        }
        planning.close();
        events.close();
    }

    private void requireWriting() {
        String suspended = board.suspended();
        if (suspended != null) {
            throw new IllegalStateException(
                    "the reconciler is suspended: " + suspended + ". Resume it first; nothing was written");
        }
        if (options.mode() == SyncMode.OBSERVE) {
            throw new IllegalStateException(
                    "the reconciler only observes; expected mode PROPOSE or AUTOMATIC. Nothing was written");
        }
    }

    private void hold(@Nullable String revision) {
        board.hold(revision);
        failing = null;
    }

    private Snapshot fetch() {
        String held = board.held();
        return held == null ? announced(options.source().fetch()) : fetch(held);
    }

    private Snapshot fetch(String revision) {
        return announced(options.source().fetch(revision));
    }

    private Snapshot announced(Snapshot fetched) {
        events.accept(new SyncEvent.Fetched(fetched));
        board.fetched(fetched.revision());
        return fetched;
    }

    private Sight look(Snapshot snapshot) {
        board.enter(Phase.PLANNING);
        try {
            Sight sight = planning.look(snapshot);
            events.accept(new SyncEvent.Planned(sight.plan()));
            if (board.planned(sight.plan())) {
                events.accept(new SyncEvent.Drifted(sight.plan()));
            }
            return sight;
        } finally {
            board.enter(Phase.IDLE);
        }
    }

    private SyncResult sync(Sight sight, Function<Plan, ApprovedPlan> approval) {
        ApprovedPlan approved = approval.apply(sight.plan());
        events.accept(new SyncEvent.Approved(approved));
        Duration start = options.pace().elapsed();
        board.enter(Phase.SYNCING);
        PlanExecutor executor = executor();
        running = executor;
        try {
            List<Outcome> outcomes = executor.run(approved, sight.inventory());
            var result = new SyncResult(
                    approved.plan(), outcomes, options.pace().elapsed().minus(start));
            board.synced(result, options.pace().now());
            events.accept(new SyncEvent.Finished(result));
            return result;
        } catch (ClusterException e) {
            inventory.forget();
            throw e;
        } finally {
            running = null;
            board.enter(Phase.IDLE);
        }
    }

    private PlanExecutor executor() {
        Executor.Builder engine = Executor.builder(options.cluster())
                .kinds(options.kinds())
                .fieldManager(options.fieldManager())
                .inventory(inventory)
                .applier(planning::noting)
                .healthTimeout(options.healthTimeout())
                .concurrency(options.concurrency());
        return planning.watching(options.execution().apply(engine))
                .pace(options.pace())
                .announcer(events)
                .create();
    }

    private void report(GithopsException cause, Duration retryIn) {
        board.failed(cause);
        events.accept(new SyncEvent.Failed(cause, retryIn));
    }

    /** What is done without being asked for. */
    private final class BackgroundWork implements SyncLoop.Work {

        @Override
        public boolean sync() {
            synchronized (PullReconciler.this) {
                Snapshot newest = fetch();
                if (newest.revision().id().equals(failing)) {
                    return look();
                }
                boolean isNew = desired == null
                        || !newest.revision().id().equals(desired.revision().id());
                Revision before = board.synced();
                boolean isWell = settle(PullReconciler.this.look(newest), isNew);
                desired = newest;
                return isWell || isNew && rolledBack(newest.revision(), before);
            }
        }

        @Override
        public boolean look() {
            synchronized (PullReconciler.this) {
                return desired == null || settle(PullReconciler.this.look(desired), false);
            }
        }

        private boolean settle(Sight sight, boolean isNew) {
            Plan plan = sight.plan();
            boolean isAtRest = plan.isEmpty() && plan.revision().equals(board.synced());
            boolean mayWrite = options.mode() == SyncMode.AUTOMATIC
                    && board.suspended() == null
                    && (isNew || options.healsDrift() || !plan.revision().equals(board.synced()));
            if (isAtRest) {
                return true;
            }
            if (options.mode() == SyncMode.PROPOSE && !plan.isEmpty() && board.propose(plan)) {
                events.accept(new SyncEvent.Proposed(plan));
            }
            return !mayWrite
                    || PullReconciler.this.sync(sight, Plan::approveUnguarded).succeeded();
        }

        /** Whether the cluster is back at a revision that was well. */
        private boolean rolledBack(Revision failed, @Nullable Revision before) {
            if (!options.rollsBack() || before == null || before.id().equals(failed.id())) {
                return false;
            }
            Snapshot good = options.source().fetch(before.id());
            events.accept(new SyncEvent.RollingBack(failed, before));
            boolean isWell = settle(PullReconciler.this.look(good), true);
            failing = failed.id();
            desired = good;
            return isWell;
        }
    }
}
