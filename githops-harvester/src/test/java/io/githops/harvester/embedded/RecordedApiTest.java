package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.tree.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the server against the answers of a real one. */
class RecordedApiTest {
    @Test
    void answersAChosenSampleAsARealServer() throws IOException {
        List<RecordedExchange> sample;
        try (InputStream in = RecordedApiTest.class.getResourceAsStream("recorded-exchanges.json")) {
            sample = RecordedExchange.read(in);
        }
        try (EmbeddedHarvester harvester = start(Kinds.harvester())) {
            assertThat(failures(harvester, sample)).isEmpty();
        }
    }

    @Test
    void answersAsARealServerWithTheBundledKinds() throws IOException {
        List<RecordedExchange> exchanges = recordings();
        try (EmbeddedHarvester harvester = start(Kinds.harvester())) {
            assertThat(failures(harvester, exchanges)).isEqualTo(KnownGaps.read("known-gaps.txt"));
        }
    }

    @Test
    void answersAsARealServerWithPostedDefinitions() throws IOException {
        List<RecordedExchange> exchanges = recordings();
        Kinds builtIn =
                Kinds.none().with(Kinds.harvester().find("", "ConfigMap").orElseThrow());
        try (EmbeddedHarvester harvester = start(builtIn)) {
            var api = new Api(harvester);
            DefinitionFiles.ofHarvester()
                    .forEach(definition -> assertThat(api.post(
                                            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
                                            Json.text(definition))
                                    .status())
                            .isEqualTo(201));

            assertThat(failures(harvester, exchanges)).isEqualTo(KnownGaps.read("known-gaps.txt"));
        }
    }

    private static List<RecordedExchange> recordings() throws IOException {
        Path file = SharedFolder.require("recordings/apiserver.json");
        try (InputStream in = Files.newInputStream(file)) {
            return RecordedExchange.read(in);
        }
    }

    private static EmbeddedHarvester start(Kinds kinds) {
        return EmbeddedHarvester.builder()
                .bare()
                .kinds(kinds)
                .token(RecordedExchange.TOKEN)
                .userWithoutRights("viewer", RecordedExchange.POWERLESS_TOKEN)
                .start();
    }

    private static Set<String> failures(EmbeddedHarvester harvester, List<RecordedExchange> exchanges) {
        Map<String, List<String>> differences = new RecordingReplay(harvester).differences(exchanges);
        Set<String> failures = differences.entrySet().stream()
                .filter(exchange -> !exchange.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        System.out.printf(
                "recorded exchanges answered alike: %d of %d%n",
                differences.size() - failures.size(), differences.size());
        differences.forEach((name, lines) -> lines.forEach(line -> System.out.println("  " + name + " " + line)));
        return failures;
    }
}
