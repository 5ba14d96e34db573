package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.MACHINE;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.Transport.Answer;
import io.githops.harvester.Transport.Request;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final ClientLimits LIMITS = ClientLimits.unpaced().withCircuit(3, Duration.ofSeconds(30));

    private final ManualTiming timing = new ManualTiming();
    private final Switched server = new Switched();
    private final Harvester client = timing.client(server, LIMITS);

    @Test
    void aThousandResourcesDoNotWaitAThousandTimeouts() {
        server.state = this::timeout;
        long begin = timing.nanos();

        for (int i = 0; i < 1000; i++) {
            assertThat(catchThrowable(this::apply)).isInstanceOf(UnavailableException.class);
        }

        assertThat(server.requests).isEqualTo(3);
        assertThat(Duration.ofNanos(timing.nanos() - begin)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aCallThatIsTurnedAwaySaysSinceWhenAndWhenNext() {
        goDown();
        timing.pass(Duration.ofMillis(400));

        var turnedAway = catchThrowableOfType(UnavailableException.class, this::apply);

        assertThat(turnedAway)
                .hasMessage("applying VirtualMachine default/web (kubevirt.io/v1) at " + FakeTransport.LOCATION
                        + ": not asked, as the server has not answered for 60.4 s (3 requests in a row); it is tried next"
                        + " in 0.6 s (GH3001)");
        assertThat(turnedAway.retryAfter()).contains(Duration.ofMillis(600));
        assertThat(server.requests).isEqualTo(3);
    }

    @Test
    void comesBackWithTheFirstAnswer() {
        goDown();
        server.state = Switched::found;
        timing.pass(Duration.ofSeconds(1));

        assertThat(client.get(VIRTUAL_MACHINE, "default", "web")).contains(LIVE_MACHINE);
        assertThat(apply()).isEqualTo(LIVE_MACHINE);
    }

    @Test
    void anAnswerThatIsAnErrorIsAnAnswerToo() {
        goDown();
        server.state = () -> Answers.status(403, "Forbidden", "no");
        timing.pass(Duration.ofSeconds(1));
        catchThrowable(this::apply);
        server.state = Switched::found;

        assertThat(apply()).isEqualTo(LIVE_MACHINE);
    }

    @Test
    void watchesAreTurnedAwayToo() {
        goDown();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> client.watch(VIRTUAL_MACHINE, "", "1"))
                .withMessageContaining("not asked");
        assertThat(server.requests).isEqualTo(3);
    }

    @Test
    void repetitionsEndWhenTheServerIsTakenForDown() {
        server.state = () -> {
            throw new UnavailableException("refused", null, null);
        };
        Harvester persistent = timing.client(server, LIMITS.withRetries(10, 100));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> persistent.get(VIRTUAL_MACHINE, "default", "web"))
                .withMessageContaining("refused");
        assertThat(server.requests).isEqualTo(3);
    }

    @Test
    void gatewaysWithoutAServerCountAsNoAnswer() {
        server.state = () -> Answers.html(502);

        for (int i = 0; i < 10; i++) {
            catchThrowable(this::apply);
        }

        assertThat(server.requests).isEqualTo(3);
    }

    @Test
    void whatDoesNotEvenSpeakHttpCountsAsNoAnswer() {
        server.state = () -> {
            throw new InvalidAnswerException("not HTTP", null);
        };

        for (int i = 0; i < 10; i++) {
            catchThrowable(this::apply);
        }

        assertThat(server.requests).isEqualTo(3);
    }

    @Test
    void aServerThatIsOnlyBusyIsNotTakenForDown() {
        server.state = () -> Answers.status(504, "Timeout", "too slow");

        for (int i = 0; i < 10; i++) {
            catchThrowable(this::apply);
        }

        assertThat(server.requests).isEqualTo(10);
    }

    @Test
    void deadlinesOfCallersSayNothingOfTheServer() {
        server.state = this::timeout;

        for (int i = 0; i < 10; i++) {
            assertThat(catchThrowable(
                            () -> client.within(Duration.ofSeconds(30)).apply(MACHINE, ApplyOptions.forced("githops"))))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageContaining("no answer in the time that was allowed for these calls");
        }

        assertThat(server.requests).isEqualTo(10);
    }

    private void goDown() {
        server.state = this::timeout;
        for (int i = 0; i < 3; i++) {
            catchThrowable(this::apply);
        }
    }

    private Object apply() {
        return client.apply(MACHINE, ApplyOptions.forced("githops"));
    }

    private Answer timeout() {
        timing.pass(Duration.ofSeconds(30));
        throw new TimedOutException("no answer within 30 seconds", (Throwable) null);
    }

    /** A server that is up or down. */
    private static final class Switched implements Transport {
        private Supplier<Answer> state = Switched::found;
        private int requests;

        private static Answer found() {
            return Answers.json(200, LIVE_MACHINE.tree());
        }

        @Override
        public Answer exchange(Request request) {
            if (FakeTransport.asksForKinds(request)) {
                return FakeTransport.answering().exchange(request);
            }
            requests++;
            return state.get();
        }

        @Override
        public String location() {
            return FakeTransport.LOCATION;
        }
    }
}
