package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.MACHINE;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.InterruptedCallException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnknownHostNameException;
import io.githops.harvester.Transport.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void repeatsReadsThatABusyServerDidNotTakeOn(int code) {
        var transport = FakeTransport.answering(busy(code, Map.of()), busy(code, Map.of()), found());

        assertThat(harvester(transport).get(VIRTUAL_MACHINE, "default", "web")).contains(LIVE_MACHINE);
        assertThat(pauses).containsExactly(Duration.ofMillis(188), Duration.ofMillis(375));
    }

    @Test
    void givesUpAfterThreeAttempts() {
        var transport = FakeTransport.answering(busy(503, Map.of()), busy(503, Map.of()), busy(503, Map.of()), found());

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> harvester(transport).get(VIRTUAL_MACHINE, "default", "web"));
        assertThat(transport.requests()).hasSize(3);
    }

    @Test
    void repeatsReadsThatFoundNoServer() {
        var transport = FakeTransport.answering()
                .thenFailing(new UnavailableException("refused", null, null))
                .thenAnswering(found());

        assertThat(harvester(transport).get(VIRTUAL_MACHINE, "default", "web")).isPresent();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void doesNotAskASlowServerAgain() {
        var transport = FakeTransport.answering()
                .thenFailing(new UnavailableException("slow", null, new HttpTimeoutException("slow")));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> harvester(transport).get(VIRTUAL_MACHINE, "default", "web"));
        assertThat(pauses).isEmpty();
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        var transport = FakeTransport.answering(busy(429, Map.of("Retry-After", "7")), found());

        harvester(transport).get(VIRTUAL_MACHINE, "default", "web");

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void waitsUntilTheDateTheServerNames() {
        var transport = FakeTransport.answering(
                busy(
                        503,
                        Map.of(
                                "Date", "Sat, 21 Nov 2026 10:00:00 GMT",
                                "Retry-After", "Sat, 21 Nov 2026 10:00:03 GMT")),
                found());

        harvester(transport).get(VIRTUAL_MACHINE, "default", "web");

        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void leavesALongWaitToTheCaller() {
        var transport = FakeTransport.answering(busy(429, Map.of("Retry-After", "60")));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> harvester(transport).get(VIRTUAL_MACHINE, "default", "web"))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(60)));
        assertThat(pauses).isEmpty();
    }

    @Test
    void repeatsAppliesThatABusyServerDidNotTakeOn() {
        var transport = FakeTransport.answering(busy(429, Map.of()), found());

        harvester(transport).apply(MACHINE, ApplyOptions.forced("githops"));

        assertThat(transport.requests()).hasSize(2);
    }

    @Test
    void repeatsAnyRequestThatWasTurnedAwayBeforeAnythingWasDone() {
        FakeTransport transport = FakeTransport.answering(busy(429, Map.of()), found());

        harvester(transport).create(MACHINE, "githops");

        assertThat(transport.requests()).hasSize(2);
    }

    @Test
    void repeatsAnyRequestThatDidNotReachTheServer() {
        FakeTransport transport = FakeTransport.answering()
                .thenFailing(new UnavailableException("refused", null, new ConnectException()))
                .thenFailing(new UnknownHostNameException("unknown", new IOException()))
                .thenAnswering(found());

        harvester(transport).create(MACHINE, "githops");

        assertThat(transport.requests()).hasSize(3);
    }

    @Test
    void doesNotRepeatAppliesWhoseAnswerWasLost() {
        assertOneAttempt(
                FakeTransport.answering().thenFailing(new UnavailableException("reset", null, null)),
                harvester -> harvester.apply(MACHINE, ApplyOptions.forced("githops")));
    }

    @Test
    void doesNotRepeatOtherWrites() {
        assertOneAttempt(
                FakeTransport.answering(busy(503, Map.of())), harvester -> harvester.create(MACHINE, "githops"));
        assertOneAttempt(
                FakeTransport.answering(busy(503, Map.of())), harvester -> harvester.update(LIVE_MACHINE, "githops"));
        assertOneAttempt(FakeTransport.answering(busy(503, Map.of())), harvester -> harvester.delete(LIVE_MACHINE));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void doesNotRepeatOnOtherFailures(int code) {
        assertOneAttempt(
                FakeTransport.answering(busy(code, Map.of())),
                harvester -> harvester.get(VIRTUAL_MACHINE, "default", "web"));
    }

    @Test
    void anInterruptEndsTheWait() {
        var transport = FakeTransport.answering(busy(503, Map.of()));
        var backoff = new Backoff(
                pause -> {
                    throw new InterruptedException();
                },
                () -> 0);

        assertThatExceptionOfType(InterruptedCallException.class)
                .isThrownBy(() -> new HttpHarvester(transport, backoff).get(VIRTUAL_MACHINE, "default", "web"));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    private void assertOneAttempt(FakeTransport transport, Consumer<Harvester> request) {
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> request.accept(harvester(transport)));
        assertThat(transport.requests()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    private Harvester harvester(FakeTransport transport) {
        return new HttpHarvester(transport, new Backoff(pauses::add, () -> 0.5));
    }

    private static Answer busy(int code, Map<String, String> headers) {
        return Answers.json(code, "{}", headers);
    }

    private static Answer found() {
        return Answers.json(200, LIVE_MACHINE.tree());
    }
}
