package io.githops.reconcile;

import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.model.GithopsException;
import io.githops.model.Health;
import io.githops.model.ResourceId;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.Staleness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens during a sync, in the order it happens. */
public sealed interface SyncEvent {

    /** The desired state was read. */
    record Fetched(Snapshot snapshot) implements SyncEvent {}

    /** The source goes on with an older state for a new reason: it is away, or its newest revision cannot be used. */
    record Stale(Staleness staleness) implements SyncEvent {}

    /** Desired and live state were compared. */
    record Planned(Plan plan) implements SyncEvent {}

    /**
     * A change is about to be made.
     *
     * @param begun changes that were begun before, of {@code total}
     */
    record Changing(ResourceChange change, int begun, int total) implements SyncEvent {}

    /** Others wait for a resource whose health has changed. */
    record Waiting(ResourceId resource, Health health) implements SyncEvent {}

    /** A change was made, failed or was skipped. */
    record Changed(Outcome outcome) implements SyncEvent {}

    /** The sync came to its end, with or without failures. */
    record Finished(SyncResult result) implements SyncEvent {}

    /**
     * The sync could not be made.
     *
     * @param retryIn when the next one is tried; zero when none is
     */
    record Failed(GithopsException cause, Duration retryIn) implements SyncEvent {}

    /** Live state differs from a revision that was synced before, at more resources than at the last look. */
    record Drifted(Plan plan) implements SyncEvent {}

    /** A plan waits for approval; see {@link SyncMode#PROPOSE}. */
    record Proposed(Plan plan) implements SyncEvent {}

    /** A revision failed, so the cluster goes back to the one before. */
    record RollingBack(Revision from, Revision to) implements SyncEvent {}

    /** Nothing is written until somebody resumes. */
    record Suspended(String why) implements SyncEvent {}

    /** The suspension is over. */
    record Resumed() implements SyncEvent {}

    /** Changes have to wait, as gates hold them; the others are made. */
    record Held(List<HeldChange> changes) implements SyncEvent {
        public Held {
            changes = List.copyOf(changes);
        }
    }

    /** The sync writes nothing, as no window is open, and says when one is. */
    record WindowClosed(String reason) implements SyncEvent {}

    /** A field is not put right any more, as somebody else comes back to it again and again. */
    record FightBegan(Fight fight) implements SyncEvent {}

    /** A field is put right again. */
    record FightEnded(Fight fight) implements SyncEvent {}

    /** A plan is about to be executed: nothing held it back, or its approvals lifted what did. */
    record Approved(ApprovedPlan plan) implements SyncEvent {}

    /**
     * Another change has come to its end, however that was.
     *
     * @param done changes that have come to an end, of {@code total}
     * @param left how long the rest will take if it goes on like this; empty while that cannot be told
     */
    record Progressed(int done, int total, Optional<Duration> left) implements SyncEvent {}
}
