package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.UnavailableException;
import io.githops.harvester.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final EmbeddedHarvester harvester =
            EmbeddedHarvester.builder().bare().kinds(TestKinds.all()).start();
    private final Api api = new Api(harvester);

    @BeforeEach
    void createOne() {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'one'}}");
    }

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void areMetAsOftenAsTheyAreMeantTo() {
        Fault fault =
                harvester.faults().on("get", "ConfigMap").after(1).times(2).answer(503, Duration.ofSeconds(7));

        assertThat(api.get(CONFIG_MAPS).status()).isEqualTo(200);
        assertThat(api.get(CONFIG_MAPS + "/one").status()).isEqualTo(200);
        assertThat(api.get(CONFIG_MAPS + "/one").text()).contains("\"retryAfterSeconds\":7");
        assertThat(api.get(CONFIG_MAPS + "/one").status()).isEqualTo(503);
        assertThat(api.get(CONFIG_MAPS + "/one").status()).isEqualTo(200);
        assertThat(fault.met()).isEqualTo(2);
    }

    @Test
    void endWhenTheyAreLifted() {
        Fault fault = harvester.faults().onAll().answer(500);
        assertThat(api.get(CONFIG_MAPS).status()).isEqualTo(500);

        fault.lift();

        assertThat(api.get(CONFIG_MAPS).status()).isEqualTo(200);
    }

    @Test
    void areMetOneAtATimeOldestFirst() {
        harvester.faults().onAll().times(1).answer(500);
        harvester.faults().onAll().times(1).answer(503);

        assertThat(api.get(CONFIG_MAPS).status()).isEqualTo(500);
        assertThat(api.get(CONFIG_MAPS).status()).isEqualTo(503);
        assertThat(api.get(CONFIG_MAPS).status()).isEqualTo(200);
    }

    @Test
    void refuseWritesInTheServersWordsWithoutEffect() {
        harvester.faults().on("patch", "ConfigMap").times(1).conflict();

        assertThat(api.merge(CONFIG_MAPS + "/one", "{'data':{'a':'1'}}").message())
                .isEqualTo(
                        "Operation cannot be fulfilled on configmaps \"one\": the object has been modified; please apply"
                                + " your changes to the latest version and try again");
        assertThat(api.get(CONFIG_MAPS + "/one").body().has("data")).isFalse();
    }

    @Test
    void loseAnswersButNotEffects() {
        harvester.faults().on("patch", "ConfigMap").times(1).loseAnswer();

        assertThatThrownBy(() -> api.merge(CONFIG_MAPS + "/one", "{'data':{'a':'1'}}"))
                .isInstanceOf(UnavailableException.class);

        assertThat(api.get(CONFIG_MAPS + "/one").body().has("data")).isTrue();
        assertThat(harvester.requests().verb("patch").answered(0)).hasSize(1);
    }

    @Test
    void delayUntilTheEmbeddedClockHasGoneOn() throws Exception {
        harvester.faults().onAll().delay(Duration.ofSeconds(30));
        var answer = CompletableFuture.supplyAsync(() -> api.get(CONFIG_MAPS));

        harvester.advance(Duration.ofSeconds(29));
        assertThat(answer).isNotDone();
        Eventually.await("the answer", () -> {
            harvester.advance(Duration.ofSeconds(1));
            return answer.isDone();
        });

        assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void letWhoIsHeldUpGoOnWhenTheyAreCleared() throws Exception {
        harvester.faults().onAll().stallBodyAfter(3);
        InputStream body = api.open("GET", CONFIG_MAPS + "/one", Map.of(), "").body();
        assertThat(body.readNBytes(3)).hasSize(3);
        var rest = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        harvester.faults().clear();

        assertThat(rest.get(10, TimeUnit.SECONDS)).endsWith("}");
    }

    @Test
    void endWatchesInGoodOrder() throws IOException {
        harvester.faults().on("watch", "ConfigMap").endWatchAfter(1);

        try (BufferedReader events = watch()) {
            assertThat(events.readLine()).contains("ADDED");
            assertThat(events.readLine()).isNull();
        }
        assertThat(harvester.openWatches()).isZero();
    }

    @Test
    void breakWatches() throws IOException {
        harvester.faults().on("watch", "ConfigMap").breakWatchAfter(1);

        try (BufferedReader events = watch()) {
            assertThat(events.readLine()).contains("ADDED");
            assertThatThrownBy(events::readLine).isInstanceOf(IOException.class);
        }
    }

    @Test
    void makeWatchesForget() throws IOException {
        harvester.faults().on("watch", "ConfigMap").expireWatchAfter(1);

        try (BufferedReader events = watch()) {
            assertThat(events.readLine()).contains("ADDED");
            assertThat(events.readLine()).contains("\"ERROR\"", "\"code\":410");
            assertThat(events.readLine()).isNull();
        }
    }

    @Test
    void areCountedWhenManyMeetThemAtOnce() {
        Fault fault = harvester.faults().onAll().times(20).answer(500);

        long failed = IntStream.range(0, 100)
                .parallel()
                .filter(request -> api.get(CONFIG_MAPS).status() == 500)
                .count();

        assertThat(failed).isEqualTo(20);
        assertThat(fault.met()).isEqualTo(20);
    }

    @Test
    void areNotMetNeverOrABackwardNumberOfTimes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> harvester.faults().onAll().times(0))
                .withMessage("times: found 0; expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> harvester.faults().onAll().after(-1))
                .withMessage("after: found -1; expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> harvester.faults().onAll().cutBodyAfter(-1))
                .withMessage("after: found -1; expected at least 0");
    }

    private BufferedReader watch() {
        InputStream body =
                api.open("GET", CONFIG_MAPS + "?watch=true", Map.of(), "").body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
}
