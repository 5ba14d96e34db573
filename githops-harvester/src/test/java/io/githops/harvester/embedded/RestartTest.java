package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.harvester.Harvester;
import io.githops.harvester.WatchStream;
import io.githops.model.GroupVersionKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestartTest {
    private final EmbeddedHarvester harvester = EmbeddedHarvester.builder()
            .bare()
            .kinds(TestKinds.all())
            .plainHttp()
            .start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void keepsObjectsAndForgetsWhatHappened() {
        String before = api.get(CONFIG_MAPS).resourceVersion();
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'}}");

        harvester.restart();

        assertThat(api.get(CONFIG_MAPS).names()).containsExactly("c");
        assertThat(api.get(CONFIG_MAPS + "?watch=true&resourceVersion=" + before)
                        .text())
                .contains("\"code\":410");
    }

    @Test
    void breaksWatches() throws IOException {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'}}");
        try (InputStream events =
                api.open("GET", CONFIG_MAPS + "?watch=true", Map.of(), "").body()) {
            assertThat(events.readNBytes(10)).hasSize(10);
            assertThat(harvester.openWatches()).isEqualTo(1);

            harvester.restart();

            assertThatThrownBy(events::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(harvester.openWatches()).isZero();
    }

    @Test
    void isFoundAtTheSameAddress() {
        URI address = harvester.serve(0);
        try (Harvester client =
                Harvester.builder(address).bearerToken(harvester::token).build()) {
            String version = client.version();

            harvester.restart();

            assertThat(client.version()).isEqualTo(version);
        }
    }

    @Test
    void breaksWatchesOverSockets() {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'}}");
        URI address = harvester.serve(0);
        try (Harvester client =
                        Harvester.builder(address).bearerToken(harvester::token).build();
                WatchStream events = client.watch(new GroupVersionKind("", "v1", "ConfigMap"), "default", "")) {
            assertThat(events.next()).isPresent();

            harvester.restart();

            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void tellsOpenWatchesThatHistoryIsForgotten() throws IOException {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'}}");
        try (InputStream events =
                api.open("GET", CONFIG_MAPS + "?watch=true", Map.of(), "").body()) {
            assertThat(events.readNBytes(10)).hasSize(10);

            harvester.forgetHistory();

            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"code\":410");
        }
    }

    @Test
    void showsAnotherTimeWhenTheClockJumps() {
        Instant start = harvester.now();

        harvester.jumpClock(Duration.ofHours(-2));
        assertThat(harvester.now()).isEqualTo(start.minus(Duration.ofHours(2)));

        harvester.jumpClock(Duration.ofHours(3));
        assertThat(harvester.now()).isEqualTo(start.plus(Duration.ofHours(1)));
    }
}
