package io.githops.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTimingTest {
    @Test
    void leavesAMarginBetweenTheLastWriteOfOneAndTheFirstOfAnother() {
        assertThat(LeaseTiming.standard().margin()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void refusesADeadlineThatLeavesNoMargin() {
        assertThatThrownBy(() -> new LeaseTiming(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("renewDeadline PT10S");
    }

    @Test
    void refusesPartsOfSecondsThatALeaseCannotSay() {
        assertThatThrownBy(
                        () -> new LeaseTiming(Duration.ofMillis(1500), Duration.ofSeconds(1), Duration.ofMillis(100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole seconds");
    }
}
