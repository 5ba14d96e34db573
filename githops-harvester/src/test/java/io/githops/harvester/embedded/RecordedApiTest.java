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

/**
 * Holds the server against the answers of a real one. The recordings are those beside the project, or, with
 * {@code -Dgithops.recordings=FILE}, those of a file in the same form.
 */
class RecordedApiTest {
    private static final String FILE_PROPERTY = "githops.recordings";

    /** What the recorded server, built from source without a release, said it was. */
    private static final ServerVersion RECORDED_BUILD =
            new ServerVersion("32", "v0.0.0-master+$Format:%H$", "$Format:%H$", "", "1970-01-01T00:00:00Z", "go1.23.5");

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
            requireOnlyKnownGaps(failures(harvester, exchanges));
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

            requireOnlyKnownGaps(failures(harvester, exchanges));
        }
    }

    /** A gap that was closed is to be struck off the list; a file of the caller's own need not hold them all. */
    private static void requireOnlyKnownGaps(Set<String> failures) throws IOException {
        Set<String> known = KnownGaps.read("known-gaps.txt").keySet();
        if (System.getProperty(FILE_PROPERTY) == null) {
            assertThat(failures).isEqualTo(known);
        } else {
            assertThat(known).containsAll(failures);
        }
    }

    private static List<RecordedExchange> recordings() throws IOException {
        String chosen = System.getProperty(FILE_PROPERTY);
        Path file = chosen == null ? SharedFolder.require("recordings/apiserver.json") : SharedFolder.chosen(chosen);
        try (InputStream in = Files.newInputStream(file)) {
            return RecordedExchange.read(in);
        }
    }

    private static EmbeddedHarvester start(Kinds kinds) {
        return EmbeddedHarvester.builder()
                .bare()
                .kinds(kinds)
                .version(RECORDED_BUILD)
                .token(RecordedExchange.TOKEN)
                .userWithoutRights("viewer", RecordedExchange.POWERLESS_TOKEN)
                .start();
    }

    private static Set<String> failures(EmbeddedHarvester harvester, List<RecordedExchange> exchanges)
            throws IOException {
        Map<String, List<String>> differences = new RecordingReplay(harvester).differences(exchanges);
        Map<String, String> reasons = KnownGaps.read("known-gaps.txt");
        Set<String> failures = differences.entrySet().stream()
                .filter(exchange -> !exchange.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        System.out.printf(
                "recorded exchanges answered alike: %d of %d%n",
                differences.size() - failures.size(), differences.size());
        failures.forEach(name -> {
            System.out.printf("  %s: %s%n", name, reasons.getOrDefault(name, "not known yet"));
            differences.get(name).forEach(line -> System.out.println("    " + line));
        });
        return failures;
    }
}
