package io.githops.reconcile;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/** Tells the listeners what happens; one that fails is logged and does not stop the sync. */
final class Announcer implements Consumer<SyncEvent> {
    private static final System.Logger LOGGER = System.getLogger(Reconciler.class.getName());

    private final List<Consumer<? super SyncEvent>> listeners;

    Announcer(List<Consumer<? super SyncEvent>> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void accept(SyncEvent event) {
        listeners.forEach(listener -> tell(listener, event));
    }

    private static void tell(Consumer<? super SyncEvent> listener, SyncEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, "the listener failed on " + event.getClass().getSimpleName(), e);
        }
    }
}
