package io.githops.harvester.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The latest changes of the store, for watches to resume from and for lists to be continued. Revisions follow each other
 * without gaps, so a change is found by its number. Thread-safe.
 */
final class History {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final StoreEvent[] ring;
    private long oldest;
    private long newest;
    private boolean closed;

    /**
     * @param capacity how many changes are kept
     * @param revision what the store stands at; nothing before it is known
     */
    History(int capacity, long revision) {
        ring = new StoreEvent[capacity];
        oldest = revision;
        newest = revision;
    }

    void append(StoreEvent event) {
        lock.lock();
        try {
            newest = event.revision();
            ring[slot(newest)] = event;
            oldest = Math.max(oldest, newest - ring.length);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all changes; whoever resumes from an earlier revision is told that it expired. */
    void restart(long revision) {
        lock.lock();
        try {
            oldest = revision;
            newest = revision;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether all changes after a revision are still known. */
    boolean reaches(long revision) {
        lock.lock();
        try {
            return revision >= oldest;
        } finally {
            lock.unlock();
        }
    }

    long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The changes after a revision, oldest first.
     *
     * @throws ExpiredRevision when some of them are forgotten
     */
    List<StoreEvent> after(long revision) throws ExpiredRevision {
        lock.lock();
        try {
            if (revision < oldest) {
                throw new ExpiredRevision(revision, oldest + 1);
            }
            List<StoreEvent> events = new ArrayList<>();
            for (long at = revision + 1; at <= newest; at++) {
                events.add(ring[slot(at)]);
            }
            return events;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is a change after a revision, the clock reaches an instant, the server closes, or the waiter has
     * enough, of which {@link #wake} tells it to think again.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    void await(long revision, EmbeddedClock clock, Instant until, BooleanSupplier enough) throws InterruptedException {
        lock.lock();
        try {
            while (newest <= revision
                    && revision >= oldest
                    && !closed
                    && !enough.getAsBoolean()
                    && clock.now().isBefore(until)) {
                long millis = clock.sleepMillis(until);
                if (millis == 0) {
                    moved.await();
                } else {
                    moved.await(millis, TimeUnit.MILLISECONDS);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes all that wait look again at the clock and at themselves. */
    void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private int slot(long revision) {
        return (int) (revision % ring.length);
    }
}
