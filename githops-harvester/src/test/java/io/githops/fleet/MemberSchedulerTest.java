package io.githops.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberSchedulerTest {
    private final Turns turns = new Turns(2, Duration.ofMinutes(1));
    private final MemberScheduler scheduler = new MemberScheduler(turns, turns.lane());

    @AfterEach
    void close() {
        turns.close();
    }

    @Test
    void runsWhatIsDueInTheMembersTurn() throws Exception {
        assertThat(scheduler.schedule(() -> "done", 1, TimeUnit.MILLISECONDS).get(20, TimeUnit.SECONDS))
                .isEqualTo("done");
        assertThat(scheduler.submit(() -> "at once").get(20, TimeUnit.SECONDS)).isEqualTo("at once");
    }

    @Test
    void repeatsUntilCancelled() throws InterruptedException {
        var done = new CountDownLatch(3);

        ScheduledFuture<?> again = scheduler.scheduleAtFixedRate(done::countDown, 0, 1, TimeUnit.MILLISECONDS);

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(again.cancel(false)).isTrue();
        assertThat(again.isCancelled()).isTrue();
    }

    @Test
    void whatIsCancelledIsNotRun() throws Exception {
        var runs = new AtomicInteger();

        ScheduledFuture<?> cancelled = scheduler.schedule(runs::incrementAndGet, 20, TimeUnit.MILLISECONDS);
        cancelled.cancel(false);
        scheduler.schedule(() -> {}, 40, TimeUnit.MILLISECONDS).get(20, TimeUnit.SECONDS);

        assertThat(runs).hasValue(0);
    }

    @Test
    void nothingRunsAfterTheShutdown() {
        scheduler.shutdown();

        ScheduledFuture<?> late = scheduler.schedule(() -> {}, 0, TimeUnit.MILLISECONDS);

        assertThat(late.isCancelled()).isTrue();
        assertThat(scheduler.isTerminated()).isTrue();
    }
}
