package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final ManualTiming timing = new ManualTiming();
    private final Deadline none = Deadline.none(timing);

    @Test
    void noDeadlineNeverPasses() {
        timing.pass(Duration.ofDays(1000));

        assertThat(none.isPast()).isFalse();
        assertThat(none.timeLeft()).isEmpty();
        assertThat(none.allows(Duration.ofDays(1000))).isTrue();
    }

    @Test
    void passesWhenItsTimeIsUp() {
        Deadline deadline = none.within(Duration.ofSeconds(3));

        timing.pass(Duration.ofSeconds(2));
        assertThat(deadline.timeLeft()).contains(Duration.ofSeconds(1));
        assertThat(deadline.allows(Duration.ofMillis(999))).isTrue();
        assertThat(deadline.allows(Duration.ofSeconds(1))).isFalse();
        timing.pass(Duration.ofSeconds(2));
        assertThat(deadline.isPast()).isTrue();
        assertThat(deadline.timeLeft()).contains(Duration.ZERO);
    }

    @Test
    void theSoonerOfTwoHolds() {
        Deadline soon = none.within(Duration.ofSeconds(1));

        assertThat(soon.within(Duration.ofSeconds(5)).timeLeft()).contains(Duration.ofSeconds(1));
        assertThat(none.within(Duration.ofSeconds(5))
                        .within(Duration.ofSeconds(1))
                        .timeLeft())
                .contains(Duration.ofSeconds(1));
    }

    @Test
    void agesAreAllowed() {
        assertThat(none.within(Duration.ofSeconds(Long.MAX_VALUE)).isPast()).isFalse();
    }
}
