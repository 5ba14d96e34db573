package io.githops.reconcile;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Tells the listener what happens; a listener that fails is logged and does not stop the sync. */
final class Announcer implements Consumer<SyncEvent> {
    private static final System.Logger LOGGER = System.getLogger(Reconciler.class.getName());

    private final Consumer<SyncEvent> listener;

    Announcer(Consumer<SyncEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(SyncEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, "the listener failed on " + event.getClass().getSimpleName(), e);
        }
    }
}
