package io.githops.reconcile;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells one listener, one event after the other, in a thread that lives while there is something to tell. What a listener
 * throws is logged; what it is too slow for is dropped and counted.
 */
final class ListenerQueue {
    private static final System.Logger LOGGER = System.getLogger(Reconciler.class.getName());
    private static final int CAPACITY = 10_000;

    private final Consumer<? super SyncEvent> listener;
    private final ThreadPoolExecutor thread;
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Thread teller;
    private volatile boolean isStuck;

    ListenerQueue(Consumer<? super SyncEvent> listener) {
        this(listener, CAPACITY);
    }

    ListenerQueue(Consumer<? super SyncEvent> listener, int capacity) {
        this.listener = listener;
        thread =
                new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(capacity), this::newThread);
        thread.allowCoreThreadTimeOut(true);
    }

    void add(SyncEvent event) {
        try {
            thread.execute(() -> tell(event));
        } catch (RejectedExecutionException e) {
            if (!thread.isShutdown() && dropped.getAndIncrement() == 0) {
                LOGGER.log(Level.WARNING, "a listener is too slow; events are dropped until it catches up");
            }
        }
    }

    /** Waits until everything was told; not again while the listener is still at what it did not end in time. */
    void awaitCaughtUp(Duration atMost) {
        if (isStuck || Thread.currentThread() == teller) {
            return;
        }
        var caughtUp = new CountDownLatch(1);
        try {
            isStuck = true;
            thread.execute(() -> {
                isStuck = false;
                caughtUp.countDown();
            });
            if (!caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.log(
                        Level.WARNING,
                        "a listener takes longer than " + atMost.toMillis() + " ms; it is not waited for");
            }
        } catch (RejectedExecutionException e) {
            isStuck = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long dropped() {
        return dropped.get();
    }

    void close() {
        thread.shutdown();
    }

    private void tell(SyncEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, "the listener failed on " + event.getClass().getSimpleName(), e);
        }
    }

    private Thread newThread(Runnable work) {
        var made = new Thread(work, "githops-listener");
        made.setDaemon(true);
        teller = made;
        return made;
    }
}
