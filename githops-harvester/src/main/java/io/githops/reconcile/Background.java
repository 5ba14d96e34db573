package io.githops.reconcile;

import io.githops.diff.Plan;
import io.githops.model.GithopsException;
import io.githops.model.ManifestException;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.SourceException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a reconciler does without being asked for. */
final class Background implements SyncLoop.Work {
    private final PullReconciler reconciler;
    private final ReconcilerBuilder options;
    private final StateBoard board;
    private final Consumer<SyncEvent> events;
    private @Nullable Snapshot desired;
    private volatile @Nullable String failing;

    Background(PullReconciler reconciler, ReconcilerBuilder options, StateBoard board, Consumer<SyncEvent> events) {
        this.reconciler = reconciler;
        this.options = options;
        this.board = board;
        this.events = events;
    }

    /** Heals drift from this state from now on. */
    void keep(Snapshot state) {
        synchronized (reconciler) {
            desired = state;
        }
    }

    /** Tries the revision again that failed. */
    void forgetFailure() {
        failing = null;
    }

    @Override
    public boolean sync() {
        synchronized (reconciler) {
            Snapshot newest = fetchOrLook();
            if (newest.revision().id().equals(failing)) {
                return look() && !isSourceAway();
            }
            boolean isNew = desired == null
                    || !newest.revision().id().equals(desired.revision().id());
            Revision before = board.synced();
            boolean isWell = settle(reconciler.look(newest), isNew);
            desired = newest;
            return (isWell || isNew && rolledBack(newest.revision(), before)) && !isSourceAway();
        }
    }

    /** Whether it is not known what the newest revision is. */
    private boolean isSourceAway() {
        return board.held() == null
                && options.source()
                        .staleness()
                        .filter(stale -> stale.refused().isEmpty())
                        .isPresent();
    }

    /** While there is nothing to be had, what was had before is still put right. */
    private Snapshot fetchOrLook() {
        try {
            return reconciler.fetch();
        } catch (ManifestException | SourceException e) {
            lookInSpiteOf(e);
            throw e;
        }
    }

    private void lookInSpiteOf(GithopsException failure) {
        try {
            look();
        } catch (GithopsException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public boolean look() {
        synchronized (reconciler) {
            return desired == null || settle(reconciler.look(desired), false);
        }
    }

    /** Whether nothing failed. */
    private boolean settle(Sight sight, boolean isNew) {
        Plan plan = sight.plan();
        boolean isSynced = plan.revision().equals(board.synced());
        if (plan.isEmpty() && isSynced) {
            return true;
        }
        if (options.mode() == SyncMode.PROPOSE && !plan.isEmpty() && board.propose(plan)) {
            events.accept(new SyncEvent.Proposed(plan));
        }
        boolean mayWrite = options.mode() == SyncMode.AUTOMATIC
                && board.suspended() == null
                && (isNew || options.healsDrift() || !isSynced);
        return !mayWrite || make(sight);
    }

    private boolean make(Sight sight) {
        GatedPlan parted = reconciler.part(sight);
        boolean isAllHeld = parted.open().isEmpty() && !parted.held().isEmpty();
        return isAllHeld
                || reconciler.make(sight, parted).outcomes().stream()
                        .noneMatch(outcome -> outcome.status() == Outcome.Status.FAILED);
    }

    /** Whether the cluster is back at a revision that was well. */
    private boolean rolledBack(Revision failed, @Nullable Revision before) {
        if (!options.rollsBack() || before == null || before.id().equals(failed.id())) {
            return false;
        }
        Snapshot good = options.source().fetch(before.id());
        events.accept(new SyncEvent.RollingBack(failed, before));
        boolean isWell = settle(reconciler.look(good), true);
        failing = failed.id();
        desired = good;
        return isWell;
    }
}
