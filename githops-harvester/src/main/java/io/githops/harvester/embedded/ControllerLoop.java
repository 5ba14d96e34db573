package io.githops.harvester.embedded;

import io.githops.harvester.simulation.Controller;
import io.githops.harvester.simulation.StoredObjects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the controllers go round: with the computer's time, or with a clock that a caller advances. */
final class ControllerLoop {
    private static final System.Logger LOGGER = System.getLogger(ControllerLoop.class.getName());
    private static final Duration REAL_INTERVAL = Duration.ofMillis(50);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MAX_TICKS = 600;
    private static final int MAX_ROUNDS = 100;

    private final ObjectStore store;
    private final EmbeddedClock clock;
    private final List<Consumer<Instant>> steps;
    private @Nullable ScheduledExecutorService executor;

    ControllerLoop(
            ObjectStore store,
            EmbeddedClock clock,
            StoredObjects objects,
            List<Controller> controllers,
            List<Runnable> ownSteps) {
        this.store = store;
        this.clock = clock;
        this.steps = new ArrayList<>();
        controllers.forEach(controller -> steps.add(now -> controller.step(objects, now)));
        ownSteps.forEach(step -> steps.add(now -> step.run()));
    }

    /** Steps again and again in a thread of its own, until {@link #close}. */
    synchronized void startThread() {
        executor = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "embedded-harvester-controllers");
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(this::step, 0, REAL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Lets time go by: the controllers step once a second, or less often when it is long, and in the end until nothing
     * changes any more.
     */
    void advance(EmbeddedClock.ManualClock manual, Duration duration) {
        Duration tick = longer(TICK, duration.dividedBy(MAX_TICKS));
        Duration left = duration;
        while (left.compareTo(tick) > 0) {
            manual.advance(tick);
            left = left.minus(tick);
            step();
        }
        manual.advance(left);
        settle();
        store.history().wake();
    }

    /** Shows another time, forward or backward; controllers see it as they see it after any other tick. */
    void jump(Duration duration) {
        clock.jump(duration);
        if (clock.isManual()) {
            settle();
        }
        store.history().wake();
    }

    private void settle() {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            long before = store.revision();
            step();
            if (store.revision() == before) {
                return;
            }
        }
    }

    private synchronized void step() {
        Instant now = clock.now();
        for (Consumer<Instant> step : steps) {
            try {
                step.accept(now);
            } catch (RuntimeException e) {
                LOGGER.log(System.Logger.Level.WARNING, "a controller of the embedded Harvester failed", e);
            }
        }
    }

    synchronized void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
