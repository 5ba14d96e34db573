package io.githops.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives members their turns: each has one at a time, who waited longest comes next, and so many have one at once. A turn that
 * outlasts the patience does not count any more, so that slow members leave room for others; of these there may be four times as
 * many. Thread-safe.
 */
final class Turns implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Turns.class.getPackageName());
    private static final int SLOW_FOR_EACH_QUICK = 4;

    private final int atOnce;
    private final Duration patience;
    private final Queue<Lane> waiting = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons("githops-fleet-"));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, daemons("githops-fleet-timer-"));
    private int quick;
    private int slow;
    private boolean isClosed;

    Turns(int atOnce, Duration patience) {
        this.atOnce = atOnce;
        this.patience = patience;
        timer.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory daemons(String prefix) {
        var number = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** For what is to happen later; what it runs must be quick. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /** Does something that is nobody's turn. */
    void aside(Runnable task) {
        threads.execute(task);
    }

    Lane lane() {
        return new Lane();
    }

    /** How many turns are being taken. */
    synchronized int running() {
        return quick + slow;
    }

    /** How many members wait for theirs. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** What one member wants done, in order. */
    final class Lane {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean isBusy;

        void execute(Runnable task) {
            synchronized (Turns.this) {
                if (isClosed) {
                    return;
                }
                tasks.add(task);
                if (!isBusy) {
                    isBusy = true;
                    waiting.add(this);
                }
                dispatch();
            }
        }

        /** Forgets what has not begun. */
        void clear() {
            synchronized (Turns.this) {
                tasks.clear();
            }
        }
    }

    private void dispatch() {
        while (!isClosed && quick < atOnce && slow < atOnce * SLOW_FOR_EACH_QUICK && !waiting.isEmpty()) {
            Lane lane = waiting.remove();
            Runnable task = lane.tasks.poll();
            if (task == null) {
                lane.isBusy = false;
            } else {
                quick++;
                var turn = new Turn(lane, task);
                threads.execute(turn);
                timer.schedule(turn::outlast, patience.toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private final class Turn implements Runnable {
        private final Lane lane;
        private final Runnable task;
        private boolean isSlow;
        private boolean isOver;

        Turn(Lane lane, Runnable task) {
            this.lane = lane;
            this.task = task;
        }

        @Override
        public void run() {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOGGER.log(System.Logger.Level.ERROR, "a member's turn failed unexpectedly", e);
            } finally {
                end();
            }
        }

        private void outlast() {
            synchronized (Turns.this) {
                if (!isOver) {
                    isSlow = true;
                    quick--;
                    slow++;
                    dispatch();
                }
            }
        }

        private void end() {
            synchronized (Turns.this) {
                isOver = true;
                if (isSlow) {
                    slow--;
                } else {
                    quick--;
                }
                if (lane.tasks.isEmpty()) {
                    lane.isBusy = false;
                } else {
                    waiting.add(lane);
                }
                dispatch();
            }
        }
    }

    /** Begins no further turn; waits for those being taken, and interrupts what is left after some seconds. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            waiting.clear();
        }
        timer.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
