package io.githops.harvester.live;

import io.githops.model.GroupVersionKind;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells one listener of changes, one after the other, in a thread of its own, so that nobody waits for it. What it has no
 * room for is merged into one {@link LiveChange.Resynced} for each kind.
 */
final class Mailbox implements Consumer<LiveChange>, Runnable, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(LiveView.class.getName());

    private final Consumer<? super LiveChange> listener;
    private final int capacity;
    private final Deque<LiveChange> waiting = new ArrayDeque<>();
    private final Set<GroupVersionKind> merged = new HashSet<>();
    private boolean isClosed;

    /** @param capacity how many changes may wait, besides one for each kind */
    Mailbox(Consumer<? super LiveChange> listener, int capacity) {
        this.listener = listener;
        this.capacity = capacity;
    }

    @Override
    public synchronized void accept(LiveChange change) {
        GroupVersionKind kind = change.kind();
        if (isClosed || merged.contains(kind)) {
            return;
        }
        if (waiting.size() >= capacity || change instanceof LiveChange.Resynced) {
            waiting.removeIf(earlier -> earlier.kind().equals(kind));
            merged.add(kind);
            waiting.add(new LiveChange.Resynced(kind));
        } else {
            waiting.add(change);
        }
        notifyAll();
    }

    @Override
    public void run() {
        while (!isClosed()) {
            try {
                listener.accept(take());
            } catch (InterruptedException e) {
                // Closed, or the listener interrupts itself, which is no reason to stop.
            } catch (RuntimeException | Error e) {
                LOGGER.log(Level.WARNING, "a listener of a live view failed; it is told of further changes", e);
            }
        }
    }

    private synchronized LiveChange take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        LiveChange next = waiting.remove();
        if (next instanceof LiveChange.Resynced) {
            merged.remove(next.kind());
        }
        return next;
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        waiting.clear();
    }
}
