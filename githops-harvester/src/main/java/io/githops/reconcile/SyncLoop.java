package io.githops.reconcile;

import io.githops.model.GithopsException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Syncs again and again in the background. */
final class SyncLoop implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Reconciler.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    private final Runnable sync;
    private final Duration interval;
    private final Consumer<SyncEvent> events;
    private @Nullable ScheduledExecutorService thread;
    private boolean isClosed;

    SyncLoop(Runnable sync, Duration interval, Consumer<SyncEvent> events) {
        this.sync = sync;
        this.interval = interval;
        this.events = events;
    }

    synchronized void start() {
        if (thread != null || isClosed) {
            throw new IllegalStateException("the reconciler was " + (isClosed ? "closed" : "started") + " before");
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var worker = new Thread(work, "githops-reconciler");
            worker.setDaemon(true);
            return worker;
        });
        schedule(Duration.ZERO, FIRST_RETRY);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    private synchronized void schedule(Duration delay, Duration retry) {
        if (thread != null && !isClosed) {
            thread.schedule(() -> run(retry), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void run(Duration retry) {
        try {
            sync.run();
            schedule(interval, FIRST_RETRY);
        } catch (GithopsException e) {
            Duration retryIn = retry.compareTo(interval) < 0 ? retry : interval;
            events.accept(new SyncEvent.Failed(e, retryIn));
            schedule(retryIn, retry.multipliedBy(2));
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "the sync failed unexpectedly and will be tried again in " + interval, e);
            schedule(interval, FIRST_RETRY);
        }
    }
}
