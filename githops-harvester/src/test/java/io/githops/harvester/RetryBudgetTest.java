package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final ManualTiming timing = new ManualTiming();

    @Test
    void isSpentAfterSoManyRepetitions() {
        var budget = new RetryBudget(2, timing);

        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void comesBackWithTime() {
        var budget = new RetryBudget(2, timing);
        budget.take();
        budget.take();

        timing.pass(Duration.ofSeconds(29));
        assertThat(budget.take()).isFalse();
        timing.pass(Duration.ofSeconds(1));
        assertThat(budget.take()).isTrue();
    }

    @Test
    void comesBackWithSuccesses() {
        var budget = new RetryBudget(1, timing);
        budget.take();

        for (int i = 0; i < 11; i++) {
            budget.succeeded();
        }

        assertThat(budget.take()).isTrue();
    }

    @Test
    void neverHoldsMoreThanAMinutesWorth() {
        var budget = new RetryBudget(1, timing);

        timing.pass(Duration.ofDays(1));

        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void mayBeNone() {
        assertThat(new RetryBudget(0, timing).take()).isFalse();
    }
}
