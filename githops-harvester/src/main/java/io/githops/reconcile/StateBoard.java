package io.githops.reconcile;

import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.health.HealthRules;
import io.githops.model.GithopsException;
import io.githops.model.Health;
import io.githops.model.ResourceId;
import io.githops.reconcile.ReconcilerState.Phase;
import io.githops.source.Revision;
import io.githops.source.Staleness;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notes how a reconciler is doing. Thread-safe. */
final class StateBoard {
    final SyncMode mode;
    Phase phase = Phase.IDLE;

    @Nullable
    Revision desired;

    @Nullable
    Staleness staleness;

    @Nullable
    Revision synced;

    @Nullable
    String held;

    @Nullable
    String suspended;

    Set<ResourceId> drifted = Set.of();

    @Nullable
    Plan lastPlan;

    @Nullable
    Plan proposal;

    @Nullable
    Instant lastSync;

    @Nullable
    GithopsException lastFailure;

    @Nullable
    Instant nextSync;

    private final HealthRules rules;

    StateBoard(SyncMode mode, HealthRules rules) {
        this.mode = mode;
        this.rules = rules;
    }

    synchronized ReconcilerState state() {
        return new ReconcilerState(this);
    }

    synchronized void enter(Phase next) {
        phase = next;
    }

    synchronized void fetched(Revision revision) {
        desired = revision;
    }

    /**
     * @return whether the source is in trouble that was not known yet: of another kind, or with another revision
     */
    synchronized boolean stale(Optional<Staleness> now) {
        Staleness before = staleness;
        staleness = now.orElse(null);
        return now.isPresent()
                && (before == null
                        || !before.refused().equals(now.get().refused())
                        || !before.cause().code().equals(now.get().cause().code()));
    }

    /**
     * @return whether the plan shows drift that was not known yet: differences from the revision that was synced
     */
    synchronized boolean planned(Plan plan) {
        Set<ResourceId> differing = plan.changes().stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .map(ResourceChange::id)
                .collect(Collectors.toSet());
        Set<ResourceId> now = plan.revision().equals(synced) ? differing : Set.of();
        boolean isNew = !drifted.containsAll(now);
        drifted = now;
        lastPlan = plan;
        if (proposal != null && !proposal.makesSameChangesAs(plan)) {
            proposal = null;
        }
        return isNew;
    }

    /** How many of the desired resources were how healthy when the last plan was made. */
    Map<Health.Status, Integer> health() {
        Map<Health.Status, Integer> counts = new EnumMap<>(Health.Status.class);
        if (lastPlan != null) {
            lastPlan.changes().stream()
                    .filter(change -> change.action() != Action.PRUNE)
                    .map(change -> change.liveResource().map(rules::of).orElse(Health.missing()))
                    .forEach(found -> counts.merge(found.status(), 1, Integer::sum));
        }
        return counts;
    }

    /** @return whether another plan, or none, was proposed before */
    synchronized boolean propose(Plan plan) {
        boolean isNew = proposal == null;
        proposal = plan;
        return isNew;
    }

    synchronized void synced(SyncResult result, Instant moment) {
        lastSync = moment;
        lastFailure = null;
        proposal = null;
        if (result.succeeded()) {
            synced = result.plan().revision();
            drifted = Set.of();
        }
    }

    synchronized void failed(GithopsException cause) {
        lastFailure = cause;
    }

    synchronized void hold(@Nullable String revision) {
        held = revision;
    }

    synchronized void suspend(@Nullable String why) {
        suspended = why;
    }

    synchronized void next(@Nullable Instant moment) {
        nextSync = moment;
    }

    synchronized @Nullable String held() {
        return held;
    }

    synchronized @Nullable String suspended() {
        return suspended;
    }

    synchronized @Nullable Revision synced() {
        return synced;
    }
}
