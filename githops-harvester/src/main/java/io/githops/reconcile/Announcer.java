package io.githops.reconcile;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells listeners what happens: each in a thread of its own, in order, so that none holds up the sync or another. After events
 * that do not come in numbers, they are given a moment to catch up.
 */
final class Announcer implements Consumer<SyncEvent>, AutoCloseable {
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final List<ListenerQueue> listeners;

    Announcer(List<Consumer<? super SyncEvent>> listeners) {
        this.listeners = listeners.stream().map(ListenerQueue::new).toList();
    }

    @Override
    public void accept(SyncEvent event) {
        listeners.forEach(listener -> listener.add(event));
        boolean isOneOfMany = event instanceof SyncEvent.Fetched
                || event instanceof SyncEvent.Changing
                || event instanceof SyncEvent.Waiting
                || event instanceof SyncEvent.Changed
                || event instanceof SyncEvent.Progressed;
        if (!isOneOfMany) {
            listeners.forEach(listener -> listener.awaitCaughtUp(MOMENT));
        }
    }

    /** Events that were lost, as listeners were too slow for them. */
    long dropped() {
        return listeners.stream().mapToLong(ListenerQueue::dropped).sum();
    }

    /** Tells what was announced so far and nothing more. */
    @Override
    public void close() {
        listeners.forEach(ListenerQueue::close);
        if (dropped() > 0) {
            System.getLogger(Reconciler.class.getName())
                    .log(Level.WARNING, dropped() + " events were dropped, as a listener was too slow for them");
        }
    }
}
