package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Circuit.Attempt;
import io.githops.harvester.Circuit.Outage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private final ManualTiming timing = new ManualTiming();
    private final Circuit circuit = new Circuit(3, Duration.ofSeconds(4), timing);

    @Test
    void opensAfterSoManyFailuresInARow() {
        fail();
        timing.pass(Duration.ofSeconds(10));
        fail();
        assertThat(circuit.outage()).isEmpty();
        fail();

        assertThat(circuit.enter()).isEmpty();
        assertThat(circuit.outage()).contains(new Outage(3, Duration.ofSeconds(10), Duration.ofSeconds(1), false));
    }

    @Test
    void anAnswerInBetweenStartsTheCountAnew() {
        fail();
        fail();
        answer();
        fail();
        fail();

        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void letsOneTryAtATime() {
        open();
        timing.pass(Duration.ofSeconds(1));

        Attempt probe = circuit.enter().orElseThrow();

        assertThat(circuit.enter()).isEmpty();
        assertThat(circuit.outage().orElseThrow().isTried()).isTrue();
        probe.answered();
        assertThat(circuit.enter()).isPresent();
        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void waitsTwiceAsLongAfterEachTryInVain() {
        open();

        for (long seconds : new long[] {1, 2, 4, 4}) {
            assertThat(circuit.outage().orElseThrow().next()).isEqualTo(Duration.ofSeconds(seconds));
            timing.pass(Duration.ofSeconds(seconds));
            fail();
        }
    }

    @Test
    void aTryThatLearntNothingLeavesItToTheNext() {
        open();
        timing.pass(Duration.ofSeconds(1));

        circuit.enter().orElseThrow().close();

        assertThat(circuit.enter()).isPresent();
    }

    @Test
    void lateFailuresOfEarlierRequestsChangeNothing() {
        Attempt late = circuit.enter().orElseThrow();
        open();
        timing.pass(Duration.ofMillis(900));

        late.unanswered();

        assertThat(circuit.outage().orElseThrow().next()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aLateAnswerToAnEarlierRequestIsAsGoodAsAny() {
        Attempt late = circuit.enter().orElseThrow();
        open();

        late.answered();

        assertThat(circuit.isOpen()).isFalse();
    }

    private void open() {
        fail();
        fail();
        fail();
    }

    private void fail() {
        try (Attempt attempt = circuit.enter().orElseThrow()) {
            attempt.unanswered();
        }
    }

    private void answer() {
        try (Attempt attempt = circuit.enter().orElseThrow()) {
            attempt.answered();
        }
    }
}
