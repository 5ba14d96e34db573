package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlineTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATER = Duration.ofDays(1);

    @Test
    void closesItsLinesWhenTheTimeIsOver() throws InterruptedException {
        var closed = new CountDownLatch(2);
        try (Deadline deadline = Deadline.in(SOON)) {
            deadline.owns(closed::countDown);
            deadline.owns(closed::countDown);

            assertThat(closed.await(50, TimeUnit.SECONDS)).isTrue();
            assertThat(deadline.hasPassed()).isTrue();
        }
    }

    @Test
    void closesALineThatComesTooLate() throws InterruptedException {
        var passed = new CountDownLatch(1);
        var late = new CountDownLatch(1);
        try (Deadline deadline = Deadline.in(SOON)) {
            deadline.owns(passed::countDown);
            passed.await();
            deadline.owns(late::countDown);

            assertThat(late.getCount()).isZero();
        }
    }

    @Test
    void closesItsLinesWithTheExchange() {
        var closed = new AtomicInteger();
        Deadline deadline = Deadline.in(LATER);
        deadline.owns(closed::incrementAndGet);

        deadline.close();

        assertThat(closed).hasValue(1);
        assertThat(deadline.hasPassed()).isFalse();
    }

    @Test
    void interruptsWhoWaitsAndTakesTheInterruptionBack() {
        try (Deadline deadline = Deadline.in(SOON)) {
            deadline.interruptsCaller();

            assertThatExceptionOfType(InterruptedException.class).isThrownBy(new CountDownLatch(1)::await);
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void leavesAnInterruptionByOthers() {
        try (Deadline deadline = Deadline.in(LATER)) {
            deadline.interruptsCaller();
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isTrue();
    }
}
