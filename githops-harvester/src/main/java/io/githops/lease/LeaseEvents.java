package io.githops.lease;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells listeners in order, away from the thread that renews: one that blocks or fails does no harm to the lease. */
final class LeaseEvents implements Consumer<LeaseEvent> {
    private static final System.Logger LOGGER = System.getLogger(LeaseEvents.class.getPackageName());

    private final Consumer<LeaseEvent> listener;
    private final Executor executor;

    LeaseEvents(Consumer<LeaseEvent> listener, Executor executor) {
        this.listener = listener;
        this.executor = executor;
    }

    /** One daemon thread, there only while there is something to tell. */
    static Executor background() {
        var teller = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            var thread = new Thread(work, "githops-lease-events");
            thread.setDaemon(true);
            return thread;
        });
        teller.allowCoreThreadTimeOut(true);
        return teller;
    }

    @Override
    public void accept(LeaseEvent event) {
        executor.execute(() -> {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "the listener failed on " + event.getClass().getSimpleName(),
                        e);
            }
        });
    }
}
