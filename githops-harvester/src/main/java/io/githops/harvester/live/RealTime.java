package io.githops.harvester.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The time of this computer. */
final class RealTime implements LiveTime {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public double fraction() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public void pause(Duration duration, CompletableFuture<Void> ended) throws InterruptedException {
        try {
            ended.get(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The pause is over.
        }
    }

    @Override
    public Runnable repeat(Duration period, Runnable task) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "githops-live-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return timer::shutdownNow;
    }
}
