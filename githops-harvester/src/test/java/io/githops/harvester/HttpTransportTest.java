package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.githops.cluster.ApplyOptions;
import io.githops.cluster.InterruptedCallException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.LoopbackServer.Received;
import io.githops.tree.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpTransportTest {
    private static final String VERSION = "{\"gitVersion\": \"v1.33.5\"}";
    private static final String KINDS =
            "{\"resources\": [{\"name\": \"virtualmachines\", \"kind\": \"VirtualMachine\", \"namespaced\": true}]}";
    private static final HttpHandler CLUSTER = exchange -> LoopbackServer.answer(
            exchange, 200, exchange.getRequestURI().getPath().endsWith("/v1") ? KINDS : Json.text(LIVE_MACHINE.tree()));

    @Test
    void keepsThePathOfTheServerUrl() throws IOException {
        try (var server = LoopbackServer.plain(LoopbackServer.json(VERSION));
                var harvester = Harvester.builder(URI.create(server.uri() + "/k8s/clusters/local/"))
                        .build()) {
            assertThat(harvester.version()).isEqualTo("v1.33.5");

            assertThat(server.received()).extracting(Received::path).containsExactly("/k8s/clusters/local/version");
            assertThat(harvester.location()).isEqualTo(server.uri() + "/k8s/clusters/local");
        }
    }

    @Test
    void asksForTheTokenForEachRequest() throws IOException {
        Iterator<String> tokens = List.of("first", " second\n").iterator();
        try (var server = LoopbackServer.plain(LoopbackServer.json(VERSION));
                var harvester = Harvester.builder(server.uri())
                        .bearerToken(tokens::next)
                        .build()) {
            harvester.version();
            harvester.version();

            assertThat(server.received())
                    .extracting(Received::authorization)
                    .containsExactly("Bearer first", "Bearer second");
        }
    }

    @Test
    void sendsNoCredentialsUnlessGiven() throws IOException {
        try (var server = LoopbackServer.plain(LoopbackServer.json(VERSION));
                var harvester = Harvester.builder(server.uri()).build()) {
            harvester.version();

            assertThat(server.received()).extracting(Received::authorization).containsOnlyNulls();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "a b", "a\r\nX-Evil: 1", "a\u00e9"})
    void refusesTokensThatNoHeaderCanCarry(String token) throws IOException {
        try (var server = LoopbackServer.plain(LoopbackServer.json(VERSION));
                var harvester =
                        Harvester.builder(server.uri()).bearerToken(() -> token).build()) {
            assertThatExceptionOfType(UnauthorizedException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("expected the token alone, on one line");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void saysWhoIsAsking() throws IOException {
        try (var server = LoopbackServer.plain(LoopbackServer.json(VERSION));
                var plain = Harvester.builder(server.uri()).build();
                var named =
                        Harvester.builder(server.uri()).userAgent("nightly/2").build()) {
            plain.version();
            named.version();

            assertThat(server.received())
                    .extracting(Received::userAgent)
                    .satisfiesExactly(
                            alone -> assertThat(alone).matches("githops/[0-9]+\\.[0-9]+\\.[0-9]+\\S*"),
                            called -> assertThat(called).startsWith("nightly/2 githops/"));
        }
    }

    @Test
    void asksOnceMoreWhenThereIsAnotherTokenThanTheRefusedOne() throws IOException {
        Iterator<String> tokens = List.of("old", "new").iterator();
        try (var server = LoopbackServer.plain(exchange -> LoopbackServer.answer(
                        exchange,
                        "Bearer new".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401,
                        VERSION));
                var harvester = Harvester.builder(server.uri())
                        .bearerToken(tokens::next)
                        .build()) {
            assertThat(harvester.version()).isEqualTo("v1.33.5");
        }
    }

    @Test
    void doesNotAskAgainWithATokenThatWasRefused() throws IOException {
        try (var server = LoopbackServer.plain(exchange -> LoopbackServer.answer(exchange, 401, "{}"));
                var harvester = Harvester.builder(server.uri())
                        .bearerToken(() -> "same")
                        .build()) {
            assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(harvester::version);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void carriesBodies() throws IOException {
        try (var server = LoopbackServer.plain(CLUSTER);
                var harvester = Harvester.builder(server.uri()).build()) {
            assertThat(harvester.apply(LIVE_MACHINE, ApplyOptions.forced("githops")))
                    .isEqualTo(LIVE_MACHINE);

            Received applied = server.received().get(1);
            assertThat(applied.method()).isEqualTo("PATCH");
            assertThat(Json.parse(applied.body())).isEqualTo(LIVE_MACHINE.tree());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void credentialsDoNotFollowRedirects(int code) throws IOException {
        try (var elsewhere = LoopbackServer.plain(LoopbackServer.json(VERSION));
                var server = LoopbackServer.plain(exchange -> {
                    exchange.getResponseHeaders().set("Location", elsewhere.uri() + "/version");
                    LoopbackServer.answer(exchange, code, "");
                });
                var harvester = Harvester.builder(server.uri())
                        .bearerToken(() -> "token")
                        .build()) {
            assertThatExceptionOfType(InvalidAnswerException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("redirects are not followed");
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void saysThatTheConnectionWasRefused() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI server = URI.create("http://127.0.0.1:" + port);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> Harvester.builder(server).build().version())
                .withMessage(server + ": the connection was refused; check that the server runs and the port is right"
                        + " (GH3001)");
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws IOException {
        var stop = new CountDownLatch(1);
        try (var server = LoopbackServer.plain(exchange -> await(stop));
                var harvester = impatient(server)) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("no answer within 0.3 seconds");
            stop.countDown();
        }
    }

    @Test
    void givesUpOnAServerThatStopsInTheMidst() throws IOException {
        var stop = new CountDownLatch(1);
        try (var server = LoopbackServer.plain(exchange -> {
                    startAnswer(exchange, 0);
                    await(stop);
                });
                var harvester = impatient(server)) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("the answer did not end in time");
            stop.countDown();
        }
    }

    @Test
    void saysThatAnAnswerWasCutOff() throws IOException {
        try (var server = LoopbackServer.plain(exchange -> {
                    startAnswer(exchange, 1000);
                    exchange.close();
                });
                var harvester = over(server)) {
            assertThatExceptionOfType(InvalidAnswerException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("the answer was cut off");
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void aWatchMayGoOnForLongerThanARequest() throws Exception {
        var opened = new CountDownLatch(1);
        var late = new CountDownLatch(1);
        String event = "{\"type\": \"ADDED\", \"object\": " + Json.text(LIVE_MACHINE.tree()) + "}\n";
        try (var server = LoopbackServer.plain(exchange -> {
                    if (exchange.getRequestURI().getQuery() == null) {
                        LoopbackServer.answer(exchange, 200, KINDS);
                        return;
                    }
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().flush();
                    opened.countDown();
                    await(late);
                    exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
                var harvester = impatient(server);
                var stream = harvester.watch(VIRTUAL_MACHINE, "", "")) {
            opened.await();
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(late::countDown);

            assertThat(stream.next()).contains(new WatchEvent.Changed(WatchEvent.Type.ADDED, LIVE_MACHINE));
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void closingAWatchEndsTheWaitForItsNextEvent() throws Exception {
        var stop = new CountDownLatch(1);
        try (var server = LoopbackServer.plain(exchange -> {
                    if (exchange.getRequestURI().getQuery() == null) {
                        LoopbackServer.answer(exchange, 200, KINDS);
                        return;
                    }
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().flush();
                    await(stop);
                });
                var harvester = over(server)) {
            WatchStream stream = harvester.watch(VIRTUAL_MACHINE, "", "");
            var next = CompletableFuture.supplyAsync(stream::next);

            stream.close();

            assertThat(next.get()).isEmpty();
            stop.countDown();
        }
    }

    @Test
    void refusesRequestsOnceClosed() throws IOException {
        try (var server = LoopbackServer.plain(LoopbackServer.json(VERSION))) {
            Harvester harvester = over(server);
            harvester.close();

            assertThatIllegalStateException().isThrownBy(harvester::version).withMessageContaining("closed");
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswer() throws IOException {
        try (var server = LoopbackServer.plain(LoopbackServer.json(VERSION));
                var harvester = over(server)) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedCallException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Harvester impatient(LoopbackServer server) {
        return Harvester.builder(server.uri())
                .requestTimeout(Duration.ofMillis(300))
                .build();
    }

    private static Harvester over(LoopbackServer server) {
        return Harvester.builder(server.uri()).build();
    }

    private static void startAnswer(HttpExchange exchange, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, length);
        exchange.getResponseBody().write("{\"gitVersion\": ".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
