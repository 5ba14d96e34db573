package io.githops.reconcile;

import io.githops.diff.RefusedPlanException;
import io.githops.model.GithopsException;
import io.githops.model.ManifestException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Syncs in the background, one sync at a time: at once, then each interval, sooner when somebody asks for it, after a failure
 * or when the cluster has changed.
 */
final class SyncLoop implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Reconciler.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    /** Changes often come in swarms; one look is enough for all that come within this time. */
    private static final Duration SWARM = Duration.ofMillis(100);
    /** So that a restless cluster does not keep a processor busy. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private static final double JITTER = 0.1;

    private final Work work;
    private final Duration interval;
    private final BiConsumer<GithopsException, Duration> failures;
    private final Consumer<Duration> plans;
    private final @Nullable ScheduledExecutorService shared;
    private @Nullable ScheduledExecutorService own;
    private @Nullable Future<?> due;
    private Duration retry = FIRST_RETRY;
    private boolean isStarted;
    private boolean isClosed;
    private boolean isRunning;
    private long syncAt;
    private long lookAt = Long.MAX_VALUE;
    private long lookedAt = System.nanoTime() - BETWEEN_LOOKS.toNanos();

    /** What the loop does again and again. */
    interface Work {
        /**
         * Asks the source and syncs.
         *
         * @return whether all is well; if not, it is tried again soon
         */
        boolean sync();

        /** Looks at the cluster only. As {@link #sync}. */
        boolean look();
    }

    /**
     * @param failures is told what went wrong and when it is tried again
     * @param plans is told how long until the source is asked next
     * @param shared does the work of many loops; null for a thread of this loop's own
     */
    SyncLoop(
            Work work,
            Duration interval,
            BiConsumer<GithopsException, Duration> failures,
            Consumer<Duration> plans,
            @Nullable ScheduledExecutorService shared) {
        this.work = work;
        this.interval = interval;
        this.failures = failures;
        this.plans = plans;
        this.shared = shared;
    }

    synchronized void start() {
        if (isStarted || isClosed) {
            throw new IllegalStateException("the reconciler was " + (isClosed ? "closed" : "started") + " before");
        }
        isStarted = true;
        if (shared == null) {
            own = Executors.newSingleThreadScheduledExecutor(SyncLoop::thread);
        }
        syncAt = System.nanoTime();
        schedule();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "githops-reconciler");
        thread.setDaemon(true);
        return thread;
    }

    /** Asks the source soon, even if it was asked a moment ago. */
    synchronized void trigger() {
        if (isStarted) {
            syncAt = System.nanoTime();
            schedule();
        }
    }

    /** Looks at the cluster soon. */
    synchronized void changed() {
        if (isStarted && lookAt == Long.MAX_VALUE) {
            lookAt = Math.max(System.nanoTime() + SWARM.toNanos(), lookedAt + BETWEEN_LOOKS.toNanos());
            schedule();
        }
    }

    /** Looks at the cluster after some time at the latest. */
    synchronized void lookIn(Duration time) {
        if (isStarted) {
            lookAt = Math.min(lookAt, System.nanoTime() + time.toNanos());
            schedule();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (due != null) {
            due.cancel(true);
        }
        if (own != null) {
            own.shutdownNow();
        }
    }

    private synchronized void schedule() {
        if (isClosed || isRunning) {
            return;
        }
        if (due != null) {
            due.cancel(false);
        }
        long delay = Math.max(0, Math.min(syncAt, lookAt) - System.nanoTime());
        ScheduledExecutorService executor = shared == null ? own : shared;
        try {
            due = executor == null ? null : executor.schedule(this::run, delay, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.WARNING, "the scheduler was shut down, so the reconciler does not sync any more", e);
        }
    }

    private void run() {
        boolean isSync;
        synchronized (this) {
            if (isClosed || isRunning) {
                return;
            }
            isRunning = true;
            isSync = syncAt <= System.nanoTime();
            lookAt = Long.MAX_VALUE;
            if (isSync) {
                syncAt = Long.MAX_VALUE;
            }
        }
        Duration pause = pauseAfter(isSync);
        synchronized (this) {
            isRunning = false;
            lookedAt = System.nanoTime();
            if (lookAt != Long.MAX_VALUE) {
                lookAt = Math.max(lookAt, lookedAt + BETWEEN_LOOKS.toNanos());
            }
            boolean wasTriggered = isSync && syncAt != Long.MAX_VALUE;
            if (!wasTriggered && (isSync || !pause.equals(interval))) {
                next(pause);
            }
            schedule();
        }
    }

    /** A look that goes well leaves the next sync where it was. */
    private void next(Duration pause) {
        Duration jittered = jittered(pause);
        long next = System.nanoTime() + jittered.toNanos();
        syncAt = Math.min(syncAt, next);
        plans.accept(jittered);
    }

    /** So that many reconcilers that began together do not go on together. */
    private static Duration jittered(Duration pause) {
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofNanos(Math.round(pause.toNanos() * factor));
    }

    private Duration pauseAfter(boolean isSync) {
        try {
            boolean isWell = isSync ? work.sync() : work.look();
            return isWell ? settled() : backedOff();
        } catch (RefusedPlanException | ManifestException e) {
            return report(e, settled());
        } catch (GithopsException e) {
            return report(e, backedOff());
        } catch (RuntimeException e) {
            if (!isClosed()) {
                LOGGER.log(Level.ERROR, "the sync failed unexpectedly and will be tried again in " + interval, e);
            }
            return settled();
        }
    }

    /** That a sync is interrupted when the loop is closed is no failure. */
    private Duration report(GithopsException cause, Duration pause) {
        if (!isClosed()) {
            failures.accept(cause, pause);
        }
        return pause;
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    private Duration settled() {
        retry = FIRST_RETRY;
        return interval;
    }

    private Duration backedOff() {
        Duration pause = retry.compareTo(interval) < 0 ? retry : interval;
        retry = pause.multipliedBy(2);
        return pause;
    }
}
