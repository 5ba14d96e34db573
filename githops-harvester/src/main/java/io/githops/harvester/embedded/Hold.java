package io.githops.harvester.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Holds whoever meets a fault, until the fault is lifted or the server closes. */
final class Hold {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final History history;
    private final BooleanSupplier lifted;

    Hold(History history, BooleanSupplier lifted) {
        this.history = history;
        this.lifted = lifted;
    }

    /**
     * @param gone whether the one that is held does not care any more
     * @return false when it should not go on: the server has closed, or the thread was interrupted
     */
    boolean untilReleased(BooleanSupplier gone) {
        EmbeddedClock computer = EmbeddedClock.system();
        return until(computer, computer.now().plus(FOR_EVER), gone);
    }

    /** As {@link #untilReleased}, and for some time at most. */
    boolean on(EmbeddedClock clock, Duration duration) {
        return until(clock, clock.now().plus(duration), () -> false);
    }

    private boolean until(EmbeddedClock clock, Instant until, BooleanSupplier gone) {
        try {
            history.await(Long.MAX_VALUE, clock, until, () -> lifted.getAsBoolean() || gone.getAsBoolean());
            return !history.isClosed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void wake() {
        history.wake();
    }
}
