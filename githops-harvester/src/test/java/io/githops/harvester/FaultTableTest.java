package io.githops.harvester;

import static io.githops.harvester.FaultyCall.CONFIG_MAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ConflictException;
import io.githops.cluster.ForbiddenException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.harvester.embedded.FaultBuilder;
import io.githops.model.Resource;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault at every call, over sockets and without. */
class FaultTableTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static int objects;
    private static EmbeddedHarvester embedded;
    private static URI address;

    @BeforeAll
    static void start() {
        embedded = EmbeddedHarvester.builder().plainHttp().start();
        address = embedded.serve(0);
    }

    @AfterEach
    void lift() {
        embedded.faults().clear();
    }

    @AfterAll
    static void closesWithoutLeavingThreadsOrWatches() {
        embedded.close();

        assertThat(embedded.openWatches()).isZero();
        serverThreads().forEach(thread -> {
            try {
                thread.join(BOUND.toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(serverThreads()).isEmpty();
    }

    private static List<Thread> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("embedded-harvester-http"))
                .toList();
    }

    static Stream<Arguments> everyFaultAtEveryCall() {
        return Arrays.stream(TableFault.values())
                .flatMap(fault -> Arrays.stream(FaultyCall.values())
                        .filter(call -> !fault.needsIdleDetection || call != FaultyCall.WATCH)
                        .flatMap(call -> Stream.of(true, false)
                                .filter(served -> served || !fault.needsDeadline)
                                .map(served -> Arguments.of(fault, call, served))));
    }

    @ParameterizedTest(name = "{0} at {1}, served: {2}")
    @MethodSource("everyFaultAtEveryCall")
    void endsEveryCallInTheRightException(TableFault fault, FaultyCall call, boolean served) {
        Resource present = present();
        var transport = new RedirectedTransport(embedded.transport());
        try (Harvester client = new HttpHarvester(transport, new Backoff(pause -> {}, () -> 0))) {
            call.prepare(client);
            if (served) {
                transport.redirect(overSockets(fault.needsDeadline ? SHORT : AMPLE));
            }
            fault.begin.accept(embedded.faults().onAll());

            AtomicReference<Optional<?>> result = new AtomicReference<>(Optional.empty());
            Throwable thrown =
                    assertTimeoutPreemptively(BOUND, () -> catchThrowable(() -> result.set(call.run(client, present))));

            if (call == FaultyCall.WATCH && fault.endsWatches) {
                assertThat(thrown).isNull();
            } else {
                assertThat(thrown).isInstanceOf(fault.exception);
            }
            assertThat(result.get()).isEmpty();
        }
        embedded.faults().clear();
        assertThat(values(present.name()))
                .isIn(fault.mayHaveEffect ? List.of(Set.of("old"), Set.of("new"), Set.of()) : List.of(Set.of("old")));
    }

    private static Resource present() {
        try (Harvester harvester = Harvester.over(embedded.transport())) {
            return harvester.apply(FaultyCall.manifest("c" + objects++, "old", ""), ApplyOptions.forced("team-a"));
        }
    }

    /** The values of the object's data: one when it is whole, none when it is gone. */
    private static Set<String> values(String name) {
        try (Harvester harvester = Harvester.over(embedded.transport())) {
            return harvester
                    .get(CONFIG_MAP, "default", name)
                    .map(object -> object.tree().mapping("data"))
                    .map(data -> Set.copyOf(data.names().stream()
                            .map(key -> data.text(key).orElseThrow())
                            .toList()))
                    .orElse(Set.of());
        }
    }

    private static Transport overSockets(Duration patience) {
        ConnectionOptions options = ConnectionOptions.ofServer(ServerUrl.of(address));
        options.credentials.set(Credentials.bearer(() -> embedded.token()));
        options.requestTimeout.set(patience);
        return new HttpTransport(options.connection());
    }

    /** Lets a client learn what it needs without sockets, whose first use may take longer than the client has patience. */
    private static final class RedirectedTransport implements Transport {
        private volatile Transport target;

        RedirectedTransport(Transport target) {
            this.target = target;
        }

        void redirect(Transport other) {
            target = other;
        }

        @Override
        public Answer exchange(Request request) {
            return target.exchange(request);
        }

        @Override
        public String location() {
            return target.location();
        }

        @Override
        public void close() {
            target.close();
        }
    }

    enum TableFault {
        INTERNAL_ERROR(UnavailableException.class, fault -> fault.answer(500)),
        UNAVAILABLE(UnavailableException.class, fault -> fault.answer(503)),
        THROTTLED(UnavailableException.class, fault -> fault.answer(429, Duration.ofMinutes(1))),
        UNAUTHORIZED(UnauthorizedException.class, fault -> fault.answer(401)),
        FORBIDDEN(ForbiddenException.class, fault -> fault.answer(403)),
        CONFLICT(ConflictException.class, FaultBuilder::conflict),
        PROXY_PAGE(InvalidAnswerException.class, fault -> fault.answer(200, "text/html", "<html/>")),
        BROKEN_JSON(InvalidAnswerException.class, fault -> fault.answer(200, "application/json", "{\"kind\":")),
        DROPPED(UnavailableException.class, FaultBuilder::dropConnection),
        ANSWER_LOST(UnavailableException.class, FaultBuilder::loseAnswer),
        BODY_CUT(InvalidAnswerException.class, fault -> fault.cutBodyAfter(10)),
        BODY_STALLED(UnavailableException.class, fault -> fault.stallBodyAfter(10)),
        DELAYED(UnavailableException.class, fault -> fault.delayInRealTime(Duration.ofMinutes(5))),
        DELAYED_ON_THE_EMBEDDED_CLOCK(UnavailableException.class, fault -> fault.delay(Duration.ofSeconds(1)));

        final Class<? extends Throwable> exception;
        final Consumer<FaultBuilder> begin;
        final boolean mayHaveEffect =
                name().startsWith("BODY") || name().equals("ANSWER_LOST") || name().startsWith("DELAYED");
        final boolean endsWatches = name().equals("BODY_CUT") || name().equals("BROKEN_JSON");
        final boolean needsDeadline = name().equals("BODY_STALLED") || name().startsWith("DELAYED");
        final boolean needsIdleDetection = name().equals("BODY_STALLED");

        TableFault(Class<? extends Throwable> exception, Consumer<FaultBuilder> begin) {
            this.exception = exception;
            this.begin = begin;
        }
    }
}
