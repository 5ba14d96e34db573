package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.githops.cluster.InterruptedCallException;
import io.githops.cluster.RejectedException;
import io.githops.harvester.RawServer.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AsyncTest {
    @Test
    void completesWithWhatTheCallReturns() throws Exception {
        Harvester client =
                FakeTransport.answering(Answers.json(200, LIVE_MACHINE.tree())).harvester();

        assertThat(client.async(it -> it.get(VIRTUAL_MACHINE, "default", "web")).get())
                .contains(LIVE_MACHINE);
    }

    @Test
    void completesWithWhatTheCallThrows() {
        Harvester client =
                FakeTransport.answering(Answers.status(400, "BadRequest", "no")).harvester();

        assertThat(client.async(it -> it.get(VIRTUAL_MACHINE, "default", "web")))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(RejectedException.class);
    }

    @Test
    void runsOnDaemonThreadsOfItsOwn() throws Exception {
        Harvester client = FakeTransport.answering().harvester();

        Thread thread = client.async(it -> Thread.currentThread()).get();

        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).startsWith("githops-client-");
    }

    @Test
    void worksOnTheViewThatStartedIt() throws Exception {
        Harvester view = FakeTransport.answering().harvester().within(Duration.ofMinutes(1));

        assertThat(view.async(it -> it == view).get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"})
    void cancellingInterruptsTheCallAndFreesItsConnection(String said) throws Exception {
        var asked = new CountDownLatch(1);
        Script stalling = Script.stallingAfter(said);
        try (var server = new RawServer((out, gone) -> {
                    asked.countDown();
                    stalling.answer(out, gone);
                });
                var client = Harvester.builder(server.uri()).build()) {
            var ended = new CompletableFuture<Throwable>();
            var call = client.async(it -> {
                try {
                    return it.version();
                } catch (RuntimeException e) {
                    ended.complete(e);
                    throw e;
                }
            });
            asked.await();

            call.cancel(true);

            assertThat(ended.get()).isInstanceOf(InterruptedCallException.class);
            assertThat(server.isLetGo()).isTrue();
            assertThat(call).isCancelled();
        }
    }

    @Test
    void aTimeoutOfTheFutureInterruptsTheCall() throws Exception {
        try (var server = new RawServer(Script.stallingAfter(""));
                var client = Harvester.builder(server.uri()).build()) {
            var call = client.async(Harvester::version).orTimeout(100, TimeUnit.MILLISECONDS);

            assertThat(call).failsWithin(Duration.ofSeconds(30));
            assertThat(server.isLetGo()).isTrue();
        }
    }

    @Test
    void aThreadIsNotInterruptedOnceItsCallHasEnded() throws Exception {
        Harvester client = new HttpHarvester(
                new ManualTiming().server(FakeTransport.answering(), ClientLimits.standard()),
                ClientLimits.standard().withConcurrentRequests(1));
        client.async(it -> 1).whenComplete((one, failure) -> {}).get();
        var done = client.async(it -> {
            Thread.currentThread().interrupt();
            return 2;
        });
        done.get();
        done.cancel(true);

        assertThat(client.async(it -> Thread.currentThread().isInterrupted()).get())
                .isFalse();
    }

    @Test
    void whatWaitsItsTurnIsCancelledWithoutBeingBegun() throws Exception {
        var client = new HttpHarvester(
                new ManualTiming().server(FakeTransport.answering(), ClientLimits.standard()),
                ClientLimits.standard().withConcurrentRequests(1));
        var hold = new CountDownLatch(1);
        var begun = new AtomicReference<>("nothing");
        var first = client.async(it -> waitFor(hold));
        var second = client.async(it -> {
            begun.set("second");
            return it;
        });

        second.cancel(true);
        hold.countDown();
        first.get();
        client.async(it -> it).get();

        assertThat(begun).hasValue("nothing");
    }

    @Test
    void closingTheClientEndsItsCalls() throws IOException, InterruptedException {
        var asked = new CountDownLatch(1);
        Script stalling = Script.stallingAfter("");
        try (var server = new RawServer((out, gone) -> {
            asked.countDown();
            stalling.answer(out, gone);
        })) {
            Harvester client = Harvester.builder(server.uri())
                    .limits(ClientLimits.standard().withConcurrentRequests(1))
                    .build();
            var underWay = client.async(Harvester::version);
            var waiting = client.async(Harvester::version);
            asked.await();

            client.close();

            assertThat(underWay)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(InterruptedCallException.class);
            assertThat(waiting).isCancelled();
            assertThat(server.isLetGo()).isTrue();
            assertThatIllegalStateException().isThrownBy(() -> client.async(Harvester::version));
        }
    }

    private static String waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "waited";
    }
}
