package io.githops.harvester.embedded;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A fault that requests meet. Thread-safe. */
public final class Fault {
    private final Predicate<IncomingRequest> condition;
    private final int times;
    private final Effect effect;
    private final Runnable whenLifted;
    private int skips;
    private int met;
    private volatile boolean lifted;

    /** @param skips how many requests pass before */
    Fault(Predicate<IncomingRequest> condition, int skips, int times, Effect effect, Runnable whenLifted) {
        this.condition = condition;
        this.skips = skips;
        this.times = times;
        this.effect = effect;
        this.whenLifted = whenLifted;
    }

    /** How many requests have met it. */
    public synchronized int met() {
        return met;
    }

    /** Ends it: no further request meets it, and those that it holds up go on. */
    public void lift() {
        lifted = true;
        whenLifted.run();
    }

    synchronized boolean isOver() {
        return lifted || met == times;
    }

    synchronized boolean meets(IncomingRequest request) {
        if (isOver() || !condition.test(request)) {
            return false;
        }
        if (skips > 0) {
            skips--;
            return false;
        }
        met++;
        return true;
    }

    Reply answer(IncomingRequest request, Supplier<Reply> server) {
        return effect.answer(request, server, () -> lifted);
    }

    /** What happens to a request instead of, before or after its being answered. */
    @FunctionalInterface
    interface Effect {
        /** @param server answers as if there were no fault */
        Reply answer(IncomingRequest request, Supplier<Reply> server, BooleanSupplier lifted);
    }
}
