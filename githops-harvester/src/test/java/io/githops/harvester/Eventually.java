package io.githops.harvester;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does, but not for ever. */
public final class Eventually {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

    private Eventually() {}

    public static void await(String what, BooleanSupplier isReached) {
        long begun = System.nanoTime();
        while (!isReached.getAsBoolean()) {
            if (System.nanoTime() - begun > LIMIT) {
                throw new AssertionError("not within 30 s: " + what);
            }
            Thread.onSpinWait();
        }
    }
}
