package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final ManualTiming timing = new ManualTiming();
    private final Deadline none = Deadline.none(timing);

    @Test
    void givesABurstAtOnceAndThenOneAtATime() {
        var rate = new RateLimit(10, 3, timing);

        assertThat(waits(rate, 5)).containsExactly(0L, 0L, 0L, 100L, 200L);
    }

    @Test
    void fillsUpAgainWithTimeButNotBeyondABurst() {
        var rate = new RateLimit(10, 3, timing);
        waits(rate, 3);

        timing.pass(Duration.ofMillis(200));
        assertThat(waits(rate, 3)).containsExactly(0L, 0L, 100L);
        timing.pass(Duration.ofHours(1));
        assertThat(waits(rate, 4)).containsExactly(0L, 0L, 0L, 100L);
    }

    @Test
    void takesNoTurnThatComesAfterTheDeadline() {
        var rate = new RateLimit(10, 1, timing);
        waits(rate, 1);

        assertThat(rate.take(none.within(Duration.ofMillis(100)))).isEmpty();
        assertThat(rate.take(none.within(Duration.ofMillis(101)))).contains(Duration.ofMillis(100));
    }

    @Test
    void takesBackATurnThatWasNotUsed() {
        var rate = new RateLimit(10, 1, timing);
        waits(rate, 2);

        rate.giveBack();

        assertThat(waits(rate, 1)).containsExactly(100L);
    }

    @Test
    void holdsNobodyUpWithoutALimit() {
        var rate = new RateLimit(Integer.MAX_VALUE, Integer.MAX_VALUE, timing);

        assertThat(waits(rate, 1000)).containsOnly(0L);
    }

    private List<Long> waits(RateLimit rate, int turns) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            waits.add(rate.take(none).orElseThrow().toMillis());
        }
        return waits;
    }
}
