package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.RawServer.Script;
import io.githops.harvester.Transport.Answer;
import io.githops.harvester.Transport.Request;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WithinTest {
    private final ManualTiming timing = new ManualTiming();

    @Test
    void tellsTheTransportHowMuchTimeIsLeft() {
        FakeTransport transport = FakeTransport.answering(found(), found(), found());
        Harvester client = timing.client(transport, ClientLimits.unpaced());
        Harvester view = client.within(Duration.ofSeconds(5));

        view.get(VIRTUAL_MACHINE, "default", "web");
        timing.pass(Duration.ofSeconds(2));
        view.get(VIRTUAL_MACHINE, "default", "web");
        client.get(VIRTUAL_MACHINE, "default", "web");

        assertThat(transport.requests())
                .extracting(Request::timeout)
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(3), null);
    }

    @Test
    void allCallsTogetherEndInTime() {
        FakeTransport transport = FakeTransport.answering(found());
        Harvester view = timing.client(transport, ClientLimits.unpaced()).within(Duration.ofSeconds(5));
        view.get(VIRTUAL_MACHINE, "default", "web");
        timing.pass(Duration.ofSeconds(5));

        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> view.get(VIRTUAL_MACHINE, "default", "web"))
                .withMessageContaining("the time that was allowed for these calls is up");
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void doesNotRepeatWhatCannotEndInTime() {
        FakeTransport transport = FakeTransport.answering(Answers.json(503, "{}", Map.of("Retry-After", "5")), found());
        Harvester view = timing.client(transport, ClientLimits.unpaced()).within(Duration.ofSeconds(5));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> view.get(VIRTUAL_MACHINE, "default", "web"))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(5)));
        assertThat(timing.pauses()).isEmpty();
    }

    @Test
    void aBodyThatDripsEndsInTimeHoweverSteadyItIs() {
        Harvester view = timing.client(FakeTransport.answering(dripping()), ClientLimits.unpaced())
                .within(Duration.ofMinutes(1));

        assertThatExceptionOfType(TimedOutException.class).isThrownBy(view::version);
    }

    @Test
    void aWatchEndsInTime() {
        Harvester view = timing.client(FakeTransport.answering(dripping()), ClientLimits.unpaced())
                .within(Duration.ofMinutes(1));

        try (WatchStream stream = view.watch(VIRTUAL_MACHINE, "", "1")) {
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void holdsOverTheWireToo() throws IOException, InterruptedException {
        try (var server = new RawServer(Script.dripping("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"));
                var client = Harvester.builder(server.uri()).build()) {
            assertThatExceptionOfType(TimedOutException.class)
                    .isThrownBy(client.within(Duration.ofMillis(200))::version)
                    .withMessageContaining("in the time that was allowed");
            assertThat(server.isLetGo()).isTrue();
        }
    }

    @Test
    void closingAViewClosesNothing() {
        FakeTransport transport = FakeTransport.answering(found());
        Harvester client = timing.client(transport, ClientLimits.unpaced());

        client.within(Duration.ofSeconds(1)).close();

        assertThat(transport.isClosed()).isFalse();
        assertThat(client.get(VIRTUAL_MACHINE, "default", "web")).isPresent();
    }

    @Test
    void refusesTimesThatAreNone() {
        Harvester client = FakeTransport.answering().harvester();

        assertThatIllegalArgumentException().isThrownBy(() -> client.within(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> client.within(Duration.ofSeconds(-1)));
    }

    private static Answer found() {
        return Answers.json(200, LIVE_MACHINE.tree());
    }

    /** White space without end, a character a second. */
    private Answer dripping() {
        var body = new InputStream() {
            @Override
            public int read() {
                timing.pass(Duration.ofSeconds(1));
                return ' ';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                target[offset] = (byte) read();
                return 1;
            }
        };
        return new Answer(200, Answers.json(200, "").headers(), body);
    }
}
