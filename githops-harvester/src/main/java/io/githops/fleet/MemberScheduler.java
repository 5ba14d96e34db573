package io.githops.fleet;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one member schedules comes to its turns among those of the others; after the shutdown, to nothing. */
final class MemberScheduler extends AbstractExecutorService implements ScheduledExecutorService {
    private final Turns.Lane lane;
    private final ScheduledExecutorService timer;
    private volatile boolean isShutdown;

    MemberScheduler(Turns turns, Turns.Lane lane) {
        this.lane = lane;
        this.timer = turns.timer();
    }

    @Override
    public void execute(Runnable task) {
        lane.execute(() -> {
            if (!isShutdown) {
                task.run();
            }
        });
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return scheduled(Executors.callable(task), delay, 0, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return scheduled(task, delay, 0, unit);
    }

    /** As with a fixed delay: turns that were missed are not made up for. */
    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        return scheduleWithFixedDelay(task, first, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        return scheduled(Executors.callable(task), first, unit.toNanos(delay), unit);
    }

    private <V> ScheduledFuture<V> scheduled(Callable<V> task, long delay, long again, TimeUnit unit) {
        var turn = new Turn<>(task, again);
        if (isShutdown) {
            turn.cancel(false);
        } else {
            turn.in(unit.toNanos(delay));
        }
        return turn;
    }

    @Override
    public void shutdown() {
        isShutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isShutdown;
    }

    private final class Turn<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
        private final long again;
        private volatile long due;
        private volatile @Nullable ScheduledFuture<?> alarm;

        /** @param again how long to wait between turns, in nanoseconds; zero for one turn only */
        Turn(Callable<V> task, long again) {
            super(task);
            this.again = again;
        }

        void in(long nanos) {
            due = System.nanoTime() + nanos;
            alarm = timer.isShutdown() ? null : timer.schedule(() -> lane.execute(this), nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            if (isShutdown) {
                cancel(false);
            } else if (!isPeriodic()) {
                super.run();
            } else if (runAndReset() && !isShutdown) {
                in(again);
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean isCancelled = super.cancel(mayInterrupt);
            ScheduledFuture<?> set = alarm;
            if (set != null) {
                set.cancel(false);
            }
            return isCancelled;
        }

        @Override
        public boolean isPeriodic() {
            return again > 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
