package io.githops.lease;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does a step again and again on a daemon thread of its own, each as long after the one before as that said. */
final class LeaseThread {
    private static final System.Logger LOGGER = System.getLogger(LeaseThread.class.getPackageName());

    private final String name;
    private final Supplier<Duration> step;
    private @Nullable ScheduledExecutorService thread;
    private boolean isClosed;

    LeaseThread(String name, Supplier<Duration> step) {
        this.name = name;
        this.step = step;
    }

    synchronized void start() {
        if (thread != null || isClosed) {
            throw new IllegalStateException(name + ": was " + (isClosed ? "closed" : "started") + " before");
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var worker = new Thread(work, "githops-lease-" + name);
            worker.setDaemon(true);
            return worker;
        });
        schedule(Duration.ZERO);
    }

    private synchronized void schedule(Duration delay) {
        if (thread != null && !isClosed) {
            thread.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        Duration next = Duration.ofSeconds(1);
        try {
            next = step.get();
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, name + ": the attempt failed unexpectedly and is made again", e);
        } finally {
            schedule(next);
        }
    }

    /**
     * Makes no further step, and waits for one under way.
     *
     * @return false when it was closed before
     */
    boolean close(Duration patience) {
        ScheduledExecutorService stopped;
        synchronized (this) {
            if (isClosed) {
                return false;
            }
            isClosed = true;
            stopped = thread;
        }
        if (stopped != null) {
            stopped.shutdown();
            try {
                if (!stopped.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    stopped.shutdownNow();
                }
            } catch (InterruptedException e) {
                stopped.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }
}
