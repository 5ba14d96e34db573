package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the reader with recordings of kubectl 1.32. {@code -Dgithops.yaml.cases=FILE} names other recordings. */
class KubectlConformanceTest {

    static List<YamlCase> sample() throws IOException, URISyntaxException {
        var resource = KubectlConformanceTest.class.getResource("/manifest/yaml-cases.jsonl");
        return YamlCase.load(Path.of(Objects.requireNonNull(resource).toURI()));
    }

    @ParameterizedTest
    @MethodSource("sample")
    void readsWhatKubectlReads(YamlCase yamlCase) {
        assertThat(yamlCase.difference()).isEmpty();
    }

    @Test
    void readsEveryRecordedTextAsKubectlDoes() throws IOException {
        String configured = System.getProperty("githops.yaml.cases");
        List<YamlCase> cases =
                YamlCase.load(configured == null ? SharedFolder.require("yaml-cases.jsonl") : Path.of(configured));

        List<String> differences = cases.stream()
                .map(YamlCase::difference)
                .flatMap(Optional::stream)
                .toList();

        System.out.printf("YAML as kubectl reads it: %d/%d%n", cases.size() - differences.size(), cases.size());
        assertThat(differences).isEmpty();
    }
}
