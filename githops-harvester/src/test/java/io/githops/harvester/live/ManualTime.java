package io.githops.harvester.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Time that goes by when a test says so; pauses last until then. */
final class ManualTime implements LiveTime {
    private final List<Pause> pauses = new ArrayList<>();
    private final List<Repetition> repetitions = new ArrayList<>();
    private final BlockingQueue<Duration> begun = new LinkedBlockingQueue<>();
    private long nanos;

    private record Pause(long until, CompletableFuture<Void> over) {}

    private static final class Repetition {
        private final long period;
        private final Runnable task;
        private long next;

        Repetition(long period, Runnable task, long next) {
            this.period = period;
            this.task = task;
            this.next = next;
        }
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public double fraction() {
        return 0.5;
    }

    @Override
    public void pause(Duration duration, CompletableFuture<Void> ended) throws InterruptedException {
        var pause = begin(duration);
        try {
            CompletableFuture.anyOf(pause.over(), ended).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized Pause begin(Duration duration) {
        var pause = new Pause(nanos + duration.toNanos(), new CompletableFuture<>());
        pauses.add(pause);
        begun.add(duration);
        return pause;
    }

    /** How long the next pause is meant to last; waits until it has begun. */
    Duration nextPause() throws InterruptedException {
        Duration pause = begun.poll(20, TimeUnit.SECONDS);
        if (pause == null) {
            throw new AssertionError("nobody pauses");
        }
        return pause;
    }

    synchronized boolean isPausing() {
        return !pauses.isEmpty();
    }

    @Override
    public synchronized Runnable repeat(Duration period, Runnable task) {
        var repetition = new Repetition(period.toNanos(), task, nanos + period.toNanos());
        repetitions.add(repetition);
        return () -> stop(repetition);
    }

    private synchronized void stop(Repetition repetition) {
        repetitions.remove(repetition);
    }

    void advance(Duration duration) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            nanos += duration.toNanos();
            pauses.stream()
                    .filter(pause -> pause.until() <= nanos)
                    .forEach(pause -> pause.over().complete(null));
            pauses.removeIf(pause -> pause.over().isDone());
            for (Repetition repetition : repetitions) {
                if (repetition.next <= nanos) {
                    repetition.next = nanos + repetition.period;
                    due.add(repetition.task);
                }
            }
        }
        due.forEach(Runnable::run);
    }
}
