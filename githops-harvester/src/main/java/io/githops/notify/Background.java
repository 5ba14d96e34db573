package io.githops.notify;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does work somewhere else, later. */
interface Background extends AutoCloseable {
    System.Logger LOGGER = System.getLogger(ClusterEvents.class.getName());

    /** Work that is asked for after the end is left. */
    void run(Runnable work, Duration delay);

    @Override
    void close();

    /** A thread that keeps no program alive and, when closed, ends what it has begun within five seconds. */
    static Background thread() {
        var thread = new ScheduledThreadPoolExecutor(1, work -> {
            var worker = new Thread(work, "githops-events");
            worker.setDaemon(true);
            return worker;
        });
        thread.setRejectedExecutionHandler((work, executor) -> {});
        return new Background() {
            @Override
            public void run(Runnable work, Duration delay) {
                thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
            }

            @Override
            public void close() {
                Future<?> begun = thread.submit(() -> {});
                try {
                    begun.get(5, TimeUnit.SECONDS);
                } catch (ExecutionException | TimeoutException | CancellationException e) {
                    LOGGER.log(Level.DEBUG, "events were left unwritten", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    thread.shutdownNow();
                }
            }
        };
    }
}
