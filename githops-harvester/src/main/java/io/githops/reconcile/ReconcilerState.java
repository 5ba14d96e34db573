package io.githops.reconcile;

import io.githops.diff.Plan;
import io.githops.model.GithopsException;
import io.githops.model.Health;
import io.githops.model.ResourceId;
import io.githops.source.Revision;
import io.githops.source.Staleness;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a {@link Reconciler} is doing, as a portal may show it. Immutable. */
public final class ReconcilerState {
    private final SyncMode mode;
    private final Phase phase;
    private final @Nullable Revision desired;
    private final @Nullable Staleness staleness;
    private final @Nullable Revision synced;
    private final @Nullable String held;
    private final @Nullable String suspended;
    private final SortedSet<ResourceId> drifted;
    private final Map<Health.Status, Integer> health;
    private final @Nullable Plan proposal;
    private final @Nullable Instant lastSync;
    private final @Nullable GithopsException lastFailure;
    private final @Nullable Instant nextSync;

    ReconcilerState(StateBoard board) {
        mode = board.mode;
        phase = board.phase;
        desired = board.desired;
        staleness = board.staleness;
        synced = board.synced;
        held = board.held;
        suspended = board.suspended;
        drifted = Collections.unmodifiableSortedSet(new TreeSet<>(board.drifted));
        health = Collections.unmodifiableMap(board.health());
        proposal = board.proposal;
        lastSync = board.lastSync;
        lastFailure = board.lastFailure;
        nextSync = board.nextSync;
    }

    public SyncMode mode() {
        return mode;
    }

    public Phase phase() {
        return phase;
    }

    /** The revision that the source gave last; empty before the first. */
    public Optional<Revision> desired() {
        return Optional.ofNullable(desired);
    }

    /**
     * Why {@link #desired} is not the newest revision: the source is away, or the newest cannot be used; empty when it is the
     * newest, and with sources that fail instead.
     */
    public Optional<Staleness> staleness() {
        return Optional.ofNullable(staleness);
    }

    /** The revision the cluster was last brought to without a failure; empty before the first. */
    public Optional<Revision> synced() {
        return Optional.ofNullable(synced);
    }

    /** The revision that is held instead of the newest one, as it was asked for; empty when the newest is followed. */
    public Optional<String> held() {
        return Optional.ofNullable(held);
    }

    /** Why the reconciler is suspended; empty when it is not. */
    public Optional<String> suspended() {
        return Optional.ofNullable(suspended);
    }

    /** The resources that differed from the synced revision at the last look. */
    public SortedSet<ResourceId> drifted() {
        return drifted;
    }

    /** How many of the desired resources were how healthy at the last look; unmodifiable. */
    public Map<Health.Status, Integer> health() {
        return health;
    }

    /** The plan that waits for approval in mode {@link SyncMode#PROPOSE}. */
    public Optional<Plan> proposal() {
        return Optional.ofNullable(proposal);
    }

    /** When the last sync ended, whatever became of it; empty before the first. */
    public Optional<Instant> lastSync() {
        return Optional.ofNullable(lastSync);
    }

    /** What was wrong the last time; empty when nothing was. */
    public Optional<GithopsException> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** When the source is asked next; empty when no background sync is under way. */
    public Optional<Instant> nextSync() {
        return Optional.ofNullable(nextSync);
    }

    /** Mode, phase and revisions in a line. */
    @Override
    public String toString() {
        return mode + ", " + phase + ": " + (synced == null ? "nothing" : synced) + " synced"
                + (drifted.isEmpty() ? "" : ", " + drifted.size() + " drifted")
                + (staleness == null ? "" : ", newest refused or out of reach")
                + (suspended == null ? "" : ", suspended: " + suspended);
    }

    /** What a reconciler is about. */
    public enum Phase {
        /** Waits for its next sync, or to be started. */
        IDLE,
        /** Reads both sides and compares them. */
        PLANNING,
        /** Makes changes and waits for health. */
        SYNCING
    }
}
