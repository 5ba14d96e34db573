package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.MACHINE;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ClusterException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.RawServer.Script;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a connection at every call: nothing hangs, leaks or passes for success. */
@Timeout(60)
class CallFaultsTest {
    private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String SIZED = JSON + "Content-Length: 1000000\r\n\r\n";
    private static final String OPEN_ENDED = JSON + "Connection: close\r\n\r\n";

    private static final ClientLimits LIMITS = ClientLimits.standard()
            .withMaxAnswerBytes(1 << 20)
            .withRetries(1, 0)
            .withCircuit(100, Duration.ofSeconds(1));

    static Stream<Arguments> faultsAtEveryCall() {
        Map<String, Script> unavailable = new LinkedHashMap<>();
        unavailable.put("no answer", Script.stallingAfter(""));
        unavailable.put("half a head", Script.stallingAfter("HTTP/1.1 200 OK\r\nContent-"));
        unavailable.put("a head and no body", Script.stallingAfter(SIZED));
        unavailable.put("half a body", Script.stallingAfter(SIZED + "{\"kind\": "));
        unavailable.put("a slow drip", Script.dripping(SIZED + "{"));
        unavailable.put("a slow drip without end", Script.dripping(OPEN_ENDED + "{"));
        unavailable.put("a head that drips", Script.dripping("HTTP/1.1 200 OK\r\nX: "));
        unavailable.put("a connection that closes at once", Script.saying(""));
        unavailable.put("an error that drips", Script.dripping(SIZED.replace("200", "403") + "{"));
        Map<String, Script> invalid = new LinkedHashMap<>();
        invalid.put("a body cut off", Script.saying(SIZED + "{\"kind\": "));
        invalid.put("an object cut off", Script.saying(OPEN_ENDED + "{\"kind\": \"VirtualMachine\""));
        invalid.put(
                "an endless body", Script.neverEnding(OPEN_ENDED + "[", "\"aaaaaaaaaaaaaaaaaaaaaaaa\",".repeat(100)));
        invalid.put("an endless text", Script.neverEnding(OPEN_ENDED + "\"", "a".repeat(10_000)));
        invalid.put("endless depth", Script.neverEnding(OPEN_ENDED, "[".repeat(1000)));
        invalid.put(
                "a web page",
                Script.saying("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"));
        invalid.put("a list", Script.saying(JSON + "Content-Length: 2\r\n\r\n[]"));
        invalid.put("nothing", Script.saying(JSON + "Content-Length: 0\r\n\r\n"));
        invalid.put("no content", Script.saying("HTTP/1.1 204 No Content\r\n\r\n"));
        invalid.put(
                "a redirect",
                Script.saying("HTTP/1.1 307 Go\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\n\r\n"));
        return Stream.concat(
                atEveryCall(unavailable, UnavailableException.class),
                atEveryCall(invalid, InvalidAnswerException.class));
    }

    static Stream<Arguments> headsThatAreNone() {
        return Stream.of(
                Arguments.of("SSH-2.0-OpenSSH_9.6\r\n\r\n", "SSH"),
                Arguments.of("HTTP/1.1 200 OK\r\n", "X-Flood: aaaaaaaaaaaaaaaaaa\r\n".repeat(100)),
                Arguments.of("HTTP/1.1 200 OK\r\nX-Flood: ", "a".repeat(10_000)));
    }

    private static Stream<Arguments> atEveryCall(Map<String, Script> faults, Class<?> outcome) {
        return faults.entrySet().stream()
                .flatMap(fault -> calls().entrySet().stream()
                        .map(call -> Arguments.of(
                                call.getKey(), fault.getKey(), call.getValue(), fault.getValue(), outcome)));
    }

    private static Map<String, Consumer<Harvester>> calls() {
        Map<String, Consumer<Harvester>> calls = new LinkedHashMap<>();
        calls.put("version", Harvester::version);
        calls.put("list", client -> client.list(VIRTUAL_MACHINE, ""));
        calls.put("get", client -> client.get(VIRTUAL_MACHINE, "default", "web"));
        calls.put("apply", client -> client.apply(MACHINE, ApplyOptions.forced("githops")));
        calls.put("create", client -> client.create(MACHINE, "githops"));
        calls.put("update", client -> client.update(LIVE_MACHINE, "githops"));
        calls.put(
                "patch",
                client -> client.patch(VIRTUAL_MACHINE, "default", "web", Patch.merge(Mapping.empty()), "githops"));
        calls.put("delete", client -> client.delete(LIVE_MACHINE));
        return calls;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faultsAtEveryCall")
    void everyFaultEndsInTimeAndLeavesNothingBehind(
            String name, String fault, Consumer<Harvester> call, Script script, Class<?> outcome)
            throws IOException, InterruptedException {
        Duration timeout = outcome == UnavailableException.class ? Duration.ofMillis(100) : Duration.ofSeconds(20);
        Traffic traffic = new ManualTiming().traffic(LIMITS);
        try (var server = new RawServer(script);
                var client = client(server, timeout, traffic)) {
            Throwable thrown = catchThrowable(() -> call.accept(client));

            assertThat(thrown).isInstanceOf(ClusterException.class).isInstanceOf(outcome);
            assertThat(traffic.freePlaces()).isEqualTo(LIMITS.concurrentRequests());
            assertThat(server.count()).isPositive();
            assertThat(server.isLetGo()).isTrue();
        }
    }

    /** Java 17's client stops reading such an answer but keeps its connection, so that no letting go is asserted here. */
    @ParameterizedTest
    @MethodSource("headsThatAreNone")
    void aHeadThatIsNoneIsNoAnswer(String start, String more) throws IOException {
        Traffic traffic = new ManualTiming().traffic(LIMITS);
        try (var server = new RawServer(Script.neverEnding(start, more));
                var client = client(server, Duration.ofSeconds(20), traffic)) {
            assertThatExceptionOfType(InvalidAnswerException.class)
                    .isThrownBy(client::version)
                    .withMessageContaining("the answer is not HTTP as it should be, or its head is too long");
            assertThat(traffic.freePlaces()).isEqualTo(LIMITS.concurrentRequests());
        }
    }

    @Test
    void faultsLeaveNoThreadBehind() throws IOException {
        try (var server = new RawServer(Script.saying(SIZED + "{"));
                var client = client(server, Duration.ofSeconds(20), new ManualTiming().traffic(LIMITS))) {
            assertThat(catchThrowable(client::version)).isInstanceOf(InvalidAnswerException.class);
            long before = threads();

            for (int i = 0; i < 50; i++) {
                assertThat(catchThrowable(client::version)).isInstanceOf(InvalidAnswerException.class);
            }

            assertThat(threads()).isLessThan(before + 10);
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.equals("raw-server"))
                .count();
    }

    private static Harvester client(RawServer server, Duration timeout, Traffic traffic) {
        ConnectionOptions options = ConnectionOptions.ofServer(ServerUrl.of(server.uri()));
        options.requestTimeout.set(timeout);
        var transport = new KnownKinds(new HttpTransport(options.connection()));
        return new HttpHarvester(new ApiServer(transport, LIMITS, traffic, new ServerWarnings(warning -> {})), LIMITS);
    }

    /** Answers questions about kinds by itself. */
    private record KnownKinds(Transport transport) implements Transport {
        @Override
        public Answer exchange(Request request) {
            return FakeTransport.asksForKinds(request)
                    ? FakeTransport.answering().exchange(request)
                    : transport.exchange(request);
        }

        @Override
        public String location() {
            return transport.location();
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
