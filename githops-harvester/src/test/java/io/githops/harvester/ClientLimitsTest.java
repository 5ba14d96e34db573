package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientLimitsTest {
    private static final ClientLimits STANDARD = ClientLimits.standard();

    @Test
    void areKindToASmallClusterUnlessToldOtherwise() {
        assertThat(STANDARD.requestsPerSecond()).isEqualTo(50);
        assertThat(STANDARD.burst()).isEqualTo(100);
        assertThat(STANDARD.concurrentRequests()).isEqualTo(16);
    }

    @Test
    void holdNothingUpWhenUnpaced() {
        ClientLimits unpaced = ClientLimits.unpaced();

        assertThat(unpaced.concurrentRequests()).isEqualTo(Integer.MAX_VALUE);
        assertThat(unpaced.failuresInARow()).isEqualTo(Integer.MAX_VALUE);
        assertThat(unpaced.maxAnswerBytes()).isEqualTo(STANDARD.maxAnswerBytes());
    }

    @Test
    void eachChangeKeepsTheRest() {
        ClientLimits limits = STANDARD.withRate(1, 2)
                .withConcurrentRequests(3)
                .withRetries(4, 5)
                .withMaxAnswerBytes(6)
                .withCircuit(7, Duration.ofSeconds(8));

        assertThat(limits.requestsPerSecond()).isEqualTo(1);
        assertThat(limits.burst()).isEqualTo(2);
        assertThat(limits.concurrentRequests()).isEqualTo(3);
        assertThat(limits.attempts()).isEqualTo(4);
        assertThat(limits.retriesPerMinute()).isEqualTo(5);
        assertThat(limits.maxAnswerBytes()).isEqualTo(6);
        assertThat(limits.failuresInARow()).isEqualTo(7);
        assertThat(limits.longestSilence()).isEqualTo(Duration.ofSeconds(8));
    }

    static Stream<Arguments> limitsThatAreNone() {
        return Stream.of(
                limit("requestsPerSecond", () -> STANDARD.withRate(0, 1)),
                limit("burst", () -> STANDARD.withRate(1, 0)),
                limit("concurrentRequests", () -> STANDARD.withConcurrentRequests(0)),
                limit("attempts", () -> STANDARD.withRetries(0, 1)),
                limit("retriesPerMinute", () -> STANDARD.withRetries(1, -1)),
                limit("maxAnswerBytes", () -> STANDARD.withMaxAnswerBytes(0)),
                limit("failuresInARow", () -> STANDARD.withCircuit(0, Duration.ofSeconds(1))),
                limit("longestSilence", () -> STANDARD.withCircuit(1, Duration.ZERO)));
    }

    @ParameterizedTest
    @MethodSource("limitsThatAreNone")
    void limitsThatLetNothingThroughAreRefused(String name, ThrowingCallable change) {
        assertThatIllegalArgumentException().isThrownBy(change).withMessageStartingWith(name + ": found ");
    }

    private static Arguments limit(String name, ThrowingCallable change) {
        return Arguments.of(name, change);
    }
}
