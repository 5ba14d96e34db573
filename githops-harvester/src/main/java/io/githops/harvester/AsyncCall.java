package io.githops.harvester;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call on a thread of its own. Whoever completes the future before the call ends, by cancelling it, by a timeout or
 * otherwise, interrupts the call. Thread-safe.
 */
final class AsyncCall<T> extends CompletableFuture<T> implements Runnable {
    private final Supplier<T> work;
    private @Nullable Thread worker;

    AsyncCall(Supplier<T> work) {
        this.work = work;
        whenComplete((result, failure) -> interrupt());
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        T result;
        try {
            result = work.get();
        } catch (Throwable e) {
            end();
            completeExceptionally(e);
            return;
        }
        end();
        complete(result);
    }

    private synchronized boolean begin() {
        if (isDone()) {
            return false;
        }
        worker = Thread.currentThread();
        return true;
    }

    /** From here on nobody interrupts the thread any more, which has other calls to make. */
    private synchronized void end() {
        worker = null;
        Thread.interrupted();
    }

    private synchronized void interrupt() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** What depends on this future does not run on its own account. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
