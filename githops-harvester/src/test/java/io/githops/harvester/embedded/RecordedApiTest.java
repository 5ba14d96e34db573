package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.tree.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the server against the answers of a real one. */
class RecordedApiTest {
    private static final Kinds CORE = Kinds.none()
            .with(
                    ResourceKind.builder("v1", "ConfigMap").build(),
                    ResourceKind.builder("v1", "Secret").build());

    @Test
    void answersAsARealServerWithTheSameDefinitions() throws IOException {
        List<RecordedExchange> exchanges = RecordedExchange.read(SharedFolder.require("recordings/apiserver.json"));
        try (EmbeddedHarvester harvester = start(CORE)) {
            harvester.load("{\"items\":" + Json.text(io.githops.tree.Sequence.of(DefinitionFiles.ofHarvester())) + "}");

            Map<String, List<String>> differences = new RecordingReplay(harvester).differences(exchanges);

            report(differences);
            assertThat(failures(differences)).isEqualTo(knownGaps("known-gaps-definitions.txt"));
        }
    }

    private static EmbeddedHarvester start(Kinds kinds) {
        return EmbeddedHarvester.builder()
                .kinds(kinds)
                .token(RecordedExchange.TOKEN)
                .userWithoutRights("viewer", RecordedExchange.POWERLESS_TOKEN)
                .start();
    }

    private static Set<String> failures(Map<String, List<String>> differences) {
        return differences.entrySet().stream()
                .filter(exchange -> !exchange.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void report(Map<String, List<String>> differences) {
        System.out.printf(
                "recorded exchanges answered alike: %d/%d%n",
                differences.size() - failures(differences).size(), differences.size());
        differences.forEach((name, lines) -> lines.forEach(line -> System.out.println("  " + name + line)));
    }

    private static Set<String> knownGaps(String file) throws IOException {
        try (InputStream in = RecordedApiTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s")[0])
                    .collect(Collectors.toSet());
        }
    }
}
