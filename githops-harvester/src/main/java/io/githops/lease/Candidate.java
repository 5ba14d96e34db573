package io.githops.lease;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.cluster.NotFoundException;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tries to take one lease and to keep it, one attempt at a time. Another holder counts as alive for as long as its lease lasts
 * from when a change of it was last seen, by this replica's own clock.
 *
 * @see <a href="https://github.com/kubernetes/client-go/blob/v0.31.0/tools/leaderelection/leaderelection.go">client-go,
 *     leaderelection.go</a>, from which this differs where a lease is deleted or emptied by hand: what its holder was promised
 *     is waited for
 */
final class Candidate {
    private final LeaseStore leases;
    private final String name;
    private final String identity;
    private final LeaseTiming timing;
    private final LeaseTime time;
    private final Consumer<LeaseEvent> events;
    private @Nullable Resource seen;
    private volatile LeaseRecord record = LeaseRecord.NONE;
    private long busyUntil;
    private volatile @Nullable Term term;

    Candidate(
            LeaseStore leases,
            String name,
            String identity,
            LeaseTiming timing,
            LeaseTime time,
            Consumer<LeaseEvent> events) {
        this.leases = leases;
        this.name = name;
        this.identity = identity;
        this.timing = timing;
        this.time = time;
        this.events = events;
        this.busyUntil = time.nanos();
    }

    /** The term that is valid now. */
    Optional<Term> term() {
        return Optional.ofNullable(term).filter(Term::isValid);
    }

    /** Who was last seen to hold the lease; empty for nobody. */
    String holder() {
        return record.holder();
    }

    /** Tries to renew the lease, or else to take it; takes as long as a term may go unrenewed at most. */
    synchronized void attempt() {
        noticeLoss();
        Duration atMost = term().map(Term::remaining).orElse(timing.renewDeadline());
        LeaseStore soon = leases.within(atMost);
        try {
            if (!renewed(soon)) {
                look(soon.get(name).orElse(null));
                if (!renewed(soon) && isFree()) {
                    take(soon);
                }
            }
        } catch (ConflictException e) {
            // Somebody was quicker; the next attempt sees who.
        } catch (ClusterException e) {
            events.accept(new LeaseEvent.Failed(leases.path(name), e));
        }
        noticeLoss();
    }

    private boolean renewed(LeaseStore soon) {
        Term held = term().orElse(null);
        if (held == null || seen == null) {
            return false;
        }
        try {
            var sent = Pulse.Beat.now(time);
            seen = soon.put(seen, record.heldBy(identity, timing.leaseDuration(), sent.wall()));
            record = LeaseStore.record(seen);
            held.pulse().renewed(sent);
            return true;
        } catch (ConflictException | NotFoundException e) {
            return false;
        }
    }

    private void look(@Nullable Resource found) {
        LeaseRecord before = record;
        seen = found;
        record = found == null ? LeaseRecord.NONE : LeaseStore.record(found);
        noticeLoss();
        if (record.equals(before)) {
            return;
        }
        if (record.isReleased()) {
            busyUntil = time.nanos();
        } else if (!record.holder().isEmpty()) {
            Duration lasting = record.duration().isZero() ? timing.leaseDuration() : record.duration();
            busyUntil = time.nanos() + lasting.toNanos();
        }
        if (!record.isHeldBy(before.holder()) && !record.isHeldBy(identity)) {
            events.accept(new LeaseEvent.HolderSeen(leases.path(name), record.holder()));
        }
    }

    private boolean isFree() {
        return record.isHeldBy(identity) || time.nanos() - busyUntil >= 0;
    }

    private void take(LeaseStore soon) {
        if (seen == null) {
            look(soon.create(name));
            if (seen == null || !isFree()) {
                return;
            }
        }
        var sent = Pulse.Beat.now(time);
        seen = soon.put(seen, record.heldBy(identity, timing.leaseDuration(), sent.wall()));
        record = LeaseStore.record(seen);
        Term begun = new Term(leases.path(name), record, timing, new Pulse(time, timing.renewDeadline(), sent));
        term = begun;
        events.accept(new LeaseEvent.Gained(begun));
    }

    private void noticeLoss() {
        Term held = term;
        if (held == null) {
            return;
        }
        if (!held.isValid()) {
            lose(held, "not renewed in time");
        } else if (seen == null) {
            lose(held, "the lease was deleted");
        } else if (!record.isHeldBy(identity)) {
            lose(held, record.holder().isEmpty() ? "the lease was emptied" : record.holder() + " holds it");
        }
    }

    private void lose(Term held, String why) {
        held.revoke();
        term = null;
        events.accept(new LeaseEvent.Lost(held, why));
    }

    /** Lets the lease go, so that others need not wait; while a write is under way, only ends the term. */
    synchronized void release() {
        Term held = term;
        if (held == null) {
            return;
        }
        lose(held, "released");
        if (seen != null && held.isQuiet()) {
            try {
                seen = leases.within(timing.margin()).put(seen, record.released(time.now()));
                record = LeaseStore.record(seen);
            } catch (ClusterException e) {
                events.accept(new LeaseEvent.Failed(leases.path(name), e));
            }
        }
    }

    /** Removes the lease altogether, which nobody but this replica ever holds. */
    synchronized void remove() {
        Term held = term;
        if (held == null) {
            return;
        }
        lose(held, "released");
        if (seen != null) {
            try {
                leases.within(timing.margin()).delete(seen);
                seen = null;
                record = LeaseRecord.NONE;
            } catch (ClusterException e) {
                events.accept(new LeaseEvent.Failed(leases.path(name), e));
            }
        }
    }
}
