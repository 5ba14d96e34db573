package io.githops.harvester;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Makes calls on daemon threads that come when needed and go when idle. Thread-safe. */
final class AsyncCalls implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;
    private static final int MOST_THREADS = 256;

    private final AtomicInteger count = new AtomicInteger();
    private final String location;
    private final ThreadPoolExecutor threads;

    /** @param most how many are made at a time; the others wait their turn */
    AsyncCalls(int most, String location) {
        this.location = location;
        int bounded = Math.min(most, MOST_THREADS);
        threads = new ThreadPoolExecutor(
                bounded, bounded, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws IllegalStateException when closed */
    <T> CompletableFuture<T> start(Supplier<T> work) {
        var call = new AsyncCall<>(work);
        try {
            threads.execute(call);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException(location + ": the client is closed", e);
        }
        return call;
    }

    private Thread thread(Runnable work) {
        var thread = new Thread(work, "githops-client-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Interrupts what is under way, and cancels what waits its turn. */
    @Override
    public void close() {
        for (Runnable waiting : threads.shutdownNow()) {
            ((AsyncCall<?>) waiting).cancel(true);
        }
    }
}
