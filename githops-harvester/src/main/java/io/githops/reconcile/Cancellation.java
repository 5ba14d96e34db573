package io.githops.reconcile;

import java.util.concurrent.CompletableFuture;

/** Somebody's wish that a run ends. Thread-safe. */
final class Cancellation {
    static final String CANCELLED = "cancelled";

    private final CompletableFuture<Void> wish = new CompletableFuture<>();

    void request() {
        wish.complete(null);
    }

    boolean isRequested() {
        return wish.isDone();
    }

    /** Completes with the request. */
    CompletableFuture<Void> requested() {
        return wish;
    }

    /** @throws CancelledException when it was requested */
    void check() {
        if (isRequested()) {
            throw new CancelledException(CANCELLED);
        }
    }
}
