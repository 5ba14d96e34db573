package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.health.HealthRules;
import io.githops.model.GithopsException;
import io.githops.model.Health;
import io.githops.reconcile.ReconcilerState.Phase;
import io.githops.source.Snapshot;
import io.githops.source.Staleness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reconciler that pulls its source. */
final class PullReconciler implements Reconciler {
    private final ReconcilerBuilder options;
    private final HealthRules rules;
    private final Announcer events;
    private final KnownInventory inventory;
    private final Restraints restraints;
    private final Fights fights;
    private final Planning planning;
    private final Provenances provenances;
    private final StateBoard board;
    private final SyncLoop loop;
    private final Background background;
    private volatile @Nullable PlanExecutor running;

    PullReconciler(ReconcilerBuilder options) {
        this.options = options;
        this.rules = new HealthRules(options.kinds());
        this.events = new Announcer(options.listeners());
        this.inventory = new KnownInventory(options.inventory());
        this.restraints = new Restraints(options.windows(), options.gates(), events);
        this.fights = new Fights(options.fights(), events);
        this.planning = new Planning(options, inventory, fights);
        this.provenances = options.provenances();
        this.board = new StateBoard(options.mode(), rules);
        this.background = new Background(this, options, board, events);
        this.loop = new SyncLoop(
                background,
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
        Plan plan = plan();
        return plan.changes().stream()
                .filter(change -> change.action() != ResourceChange.Action.PRUNE)
                .map(change -> new ResourceStatus(
                        change.id(),
                        change.action(),
                        change.liveResource()
                                .map(live -> rules.of(live, plan.input().live()))
                                .orElse(Health.missing())))
                .sorted(Comparator.comparing(ResourceStatus::id))
                .toList();
    }

    @Override
    public synchronized SyncResult sync() {
        requireWriting();
        Snapshot newest = fetch();
        Sight sight = look(newest);
        ApprovedPlan approved = sight.plan().approveUnguarded();
        background.keep(newest);
        return make(sight, approved);
    }

    @Override
    public synchronized SyncResult sync(String revision) {
        requireWriting();
        Snapshot wanted = fetch(revision);
        Sight sight = look(wanted);
        ApprovedPlan approved = sight.plan().approveUnguarded();
        hold(revision);
        background.keep(wanted);
        return make(sight, approved);
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
        background.keep(wanted);
        return make(sight, now);
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
        background.forgetFailure();
    }

    Snapshot fetch() {
        String held = board.held();
        return held == null ? newest() : fetch(held);
    }

    private Snapshot newest() {
        Snapshot fetched = announced(options.source().fetch());
        Optional<Staleness> staleness = options.source().staleness();
        if (board.stale(staleness)) {
            events.accept(new SyncEvent.Stale(staleness.orElseThrow()));
        }
        return fetched;
    }

    private Snapshot fetch(String revision) {
        return announced(options.source().fetch(revision));
    }

    private Snapshot announced(Snapshot fetched) {
        events.accept(new SyncEvent.Fetched(fetched));
        board.fetched(fetched.revision());
        return fetched;
    }

    Sight look(Snapshot snapshot) {
        board.enter(Phase.PLANNING);
        try {
            Sight seen = planning.look(snapshot);
            var sight = new Sight(provenances.named(seen.plan()), seen.inventory());
            events.accept(new SyncEvent.Planned(sight.plan()));
            if (board.planned(sight.plan())) {
                events.accept(new SyncEvent.Drifted(sight.plan()));
            }
            return sight;
        } finally {
            board.enter(Phase.IDLE);
        }
    }

    private SyncResult make(Sight sight, ApprovedPlan approved) {
        return make(sight, restraints.part(approved.plan(), options.pace().now()));
    }

    /** What may be made now; comes back by itself when the rest may. */
    GatedPlan part(Sight sight) {
        Instant now = options.pace().now();
        GatedPlan parted = restraints.part(sight.plan().approveUnguarded().plan(), now);
        boolean isHeld = !parted.held().isEmpty();
        planning.attend(isHeld ? options.gates().kinds() : Set.of());
        if (isHeld) {
            restraints.untilOpen(now).filter(wait -> !wait.isZero()).ifPresent(loop::lookIn);
        }
        return parted;
    }

    /** Makes what may be made now. */
    SyncResult make(Sight sight, GatedPlan parted) {
        ApprovedPlan approved = parted.open().approveUnguarded();
        events.accept(new SyncEvent.Approved(approved));
        Duration start = options.pace().elapsed();
        board.enter(Phase.SYNCING);
        PlanExecutor executor = executor();
        running = executor;
        try {
            List<Outcome> outcomes = new ArrayList<>(executor.run(approved, sight.inventory()));
            parted.held().forEach(held -> outcomes.add(new Outcome.Skipped(held.change(), held.reason())));
            var result = new SyncResult(
                    sight.plan(), outcomes, options.pace().elapsed().minus(start));
            board.synced(result, options.pace().now());
            fights.corrected(sight.plan(), outcomes, options.pace().now());
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
}
