package io.githops.lease;

import io.githops.cluster.ConflictException;
import io.githops.model.Resource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One part of the work, guarded by a lease that is written when it changes hands. Its holder's term lasts as long as the
 * holder's heartbeat; one whose heartbeat has lapsed has to write the lease again, which only one replica can do of those that
 * have read the same version. Not thread-safe but for {@link #term}.
 */
final class Shard {
    private final String name;
    private final String identity;
    private final LeaseTiming timing;
    private final LeaseTime time;
    private final Consumer<LeaseEvent> events;
    private @Nullable Resource seen;
    private LeaseRecord record = LeaseRecord.NONE;
    private long busyUntil;
    private @Nullable Term latest;
    private volatile @Nullable Term term;

    Shard(String name, String identity, LeaseTiming timing, LeaseTime time, Consumer<LeaseEvent> events) {
        this.name = name;
        this.identity = identity;
        this.timing = timing;
        this.time = time;
        this.events = events;
        this.busyUntil = time.nanos();
    }

    String name() {
        return name;
    }

    /** The term that is valid now. */
    Optional<Term> term() {
        return Optional.ofNullable(term).filter(Term::isValid);
    }

    /** What the lease is; ends the term when it is no longer this replica's. */
    void look(@Nullable Resource found) {
        boolean wasHeldByAnother = !record.holder().isEmpty() && !record.isHeldBy(identity);
        seen = found;
        record = found == null ? LeaseRecord.NONE : LeaseStore.record(found);
        if (wasHeldByAnother && record.holder().isEmpty() && !record.isReleased()) {
            busyUntil = time.nanos() + timing.leaseDuration().toNanos();
        } else if (record.isReleased()) {
            busyUntil = time.nanos();
        }
        noticeLapse();
        if (!record.isHeldBy(identity)) {
            end(record.holder().isEmpty() ? "the lease was deleted or emptied" : record.holder() + " holds it");
        }
    }

    /** Ends a term whose heartbeat has lapsed. */
    void noticeLapse() {
        if (term().isEmpty()) {
            end("not renewed in time");
        }
    }

    /** Takes the shard if nobody has it who may still be writing. */
    void take(LeaseStore leases, Members members, Pulse pulse) {
        if (term != null || !isFree(members)) {
            return;
        }
        if (seen == null) {
            look(leases.create(name));
            if (seen == null || !isFree(members)) {
                return;
            }
        }
        write(leases, record.heldBy(identity, timing.leaseDuration(), time.now()));
        Term begun = new Term(leases.path(name), record, timing, pulse);
        term = begun;
        latest = begun;
        events.accept(new LeaseEvent.Gained(begun));
    }

    private boolean isFree(Members members) {
        return record.holder().isEmpty()
                ? time.nanos() - busyUntil >= 0
                : record.isHeldBy(identity) || !members.isAlive(record.holder());
    }

    /** Ends the term, and lets the lease go once no write is under way. */
    void letGo(LeaseStore leases) {
        end("handed over");
        if (record.isHeldBy(identity) && (latest == null || latest.isQuiet())) {
            write(leases, record.released(time.now()));
        }
    }

    /** @throws ConflictException when somebody else has written meanwhile */
    private void write(LeaseStore leases, LeaseRecord next) {
        if (seen != null) {
            seen = leases.put(seen, next);
            record = LeaseStore.record(seen);
        }
    }

    private void end(String why) {
        Term held = term;
        if (held != null) {
            held.revoke();
            term = null;
            events.accept(new LeaseEvent.Lost(held, why));
        }
    }
}
