package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.InterruptedCallException;
import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.Traffic.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrafficTest {
    private static final ClientLimits NARROW =
            ClientLimits.unpaced().withConcurrentRequests(1).withCircuit(2, Duration.ofSeconds(30));

    private final ManualTiming timing = new ManualTiming();
    private final Traffic traffic = timing.traffic(NARROW);

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    @Test
    void aRequestWaitsForAPlace() throws Exception {
        Turn first = enter();
        var second = CompletableFuture.supplyAsync(this::enter);

        assertThat(second).isNotDone();
        first.close();

        second.get().close();
        assertThat(traffic.freePlaces()).isEqualTo(1);
    }

    @Test
    void watchesTakeNoPlace() {
        try (Turn request = enter();
                Turn watch = traffic.enterWatch("watching", traffic.noDeadline())) {
            assertThat(request).isNotSameAs(watch);
        }
        assertThat(traffic.freePlaces()).isEqualTo(1);
    }

    @Test
    void waitingForAPlaceEndsAtTheDeadline() {
        try (Turn held = enter()) {
            assertThatExceptionOfType(TimedOutException.class)
                    .isThrownBy(
                            () -> traffic.enter("reading", traffic.noDeadline().within(Duration.ofMillis(20))))
                    .withMessageContaining("1 at a time) leave no turn in the time that was allowed");
            assertThat(held).isNotNull();
        }
        assertThat(traffic.freePlaces()).isEqualTo(1);
    }

    @Test
    void waitingForAPlaceEndsWithAnInterrupt() {
        try (Turn held = enter()) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedCallException.class).isThrownBy(this::enter);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(held).isNotNull();
        }
    }

    @Test
    void waitingForTheRateEndsWithAnInterruptAndGivesTheTurnBack() {
        Traffic slow = timing.traffic(NARROW.withRate(1, 1));
        slow.enter("reading", slow.noDeadline()).close();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedCallException.class)
                .isThrownBy(() -> slow.enter("reading", slow.noDeadline()));
        assertThat(Thread.interrupted()).isTrue();
        slow.enter("reading", slow.noDeadline()).close();
        assertThat(timing.pauses()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aTurnThatComesTooLateIsNotWaitedFor() {
        Traffic slow = timing.traffic(NARROW.withRate(1, 1));
        Deadline deadline = slow.noDeadline().within(Duration.ofMillis(900));
        slow.enter("reading", deadline).close();

        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> slow.enter("reading", deadline))
                .withMessageStartingWith("reading: the client's own limits (1 requests a second");
        assertThat(timing.pauses()).isEmpty();
        assertThat(slow.freePlaces()).isEqualTo(1);
    }

    @Test
    void nothingBeginsAfterTheDeadline() {
        Deadline deadline = traffic.noDeadline().within(Duration.ofSeconds(1));
        timing.pass(Duration.ofSeconds(2));

        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> traffic.enter("reading", deadline))
                .withMessageContaining("the time that was allowed for these calls is up");
    }

    @Test
    void whoWaitedForAPlaceIsTurnedAwayWhenTheServerWentDownMeanwhile() {
        Turn first = enter();
        var second = CompletableFuture.runAsync(this::enter);
        first.unanswered();
        first.unanswered();
        first.close();

        assertThat(second)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(UnavailableException.class);
        assertThat(traffic.freePlaces()).isEqualTo(1);
    }

    @Test
    void repetitionsEndWithTheBudgetAndTheDeadline() {
        Traffic stingy = timing.traffic(NARROW.withRetries(5, 1));

        assertThat(stingy.awaitRetry("x", stingy.noDeadline().within(Duration.ofMillis(250)), 1, Optional.empty()))
                .isFalse();
        assertThat(stingy.awaitRetry("x", stingy.noDeadline(), 1, Optional.empty()))
                .isTrue();
        assertThat(stingy.awaitRetry("x", stingy.noDeadline(), 2, Optional.empty()))
                .isFalse();
    }

    private Turn enter() {
        return traffic.enter("reading", traffic.noDeadline());
    }
}
