package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFieldPathTest {
    private static final Mapping APPLIED = Samples.mapping("""
            {"metadata": {"labels": {"tag.harvesterhci.io/env": "lab", "tag": "x"}, "finalizers": ["example.io/hold"]},
             "spec": {"ports": [{"port": 80, "protocol": "TCP", "nodePort": 1}],
                      "disks": [{"name": "a]\\"b", "bootOrder": 1}], "plain": {"x": 1}}}""");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                ".spec.plain.x | spec.plain.x",
                ".metadata.labels.tag.harvesterhci.io/env | metadata.labels[\"tag.harvesterhci.io/env\"]",
                ".metadata.labels.tag | metadata.labels.tag",
                ".spec.ports[port=80,protocol=\"TCP\"].nodePort | spec.ports[port=80,protocol=TCP].nodePort",
                ".metadata.finalizers[=\"example.io/hold\"] | metadata.finalizers[=\"example.io/hold\"]",
                ".spec.ports[0].port | spec.ports[0].port",
                ".spec.disks[name=\"a]\\\"b\"].bootOrder | spec.disks[name=\"a]\\\"b\"].bootOrder",
            })
    void cutsNamesAsTheAppliedObjectHasThem(String server, String expected) {
        FieldPath path = ServerFieldPath.parse(server, APPLIED);

        assertThat(path).hasToString(expected);
        assertThat(APPLIED.at(path)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".status.phase | status.phase",
                "spec.x | spec.x",
                "..a | [\"\"].a",
                ".spec[broken | spec[\"[broken\"]",
                ".spec[] | spec[\"[]\"]",
            })
    void readsPathsThatTheAppliedObjectDoesNotHave(String server, String expected) {
        assertThat(ServerFieldPath.parse(server, APPLIED)).hasToString(expected);
    }

    @Test
    void theEmptyPathIsTheRoot() {
        assertThat(ServerFieldPath.parse("", APPLIED)).isEqualTo(FieldPath.root());
    }

    /** A conflict can only be about a field that was applied. */
    @Test
    void findsTheFieldOfEveryRecordedConflict() throws IOException {
        Path folder = Path.of(System.getProperty("githops.root", ".."), "..", "shared", "ssa-cases");
        assumeTrue(Files.isDirectory(folder), () -> "no recorded cases at " + folder);
        int conflicts = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String line : Files.readAllLines(file)) {
                    conflicts += checkConflicts(Samples.mapping(line));
                }
            }
        }

        assertThat(conflicts).isPositive();
    }

    private static int checkConflicts(Mapping recorded) {
        Mapping desired = recorded.mapping("desired");
        List<String> fields = recorded.mapping("result", "details").sequence("causes").mappings().stream()
                .filter(cause -> cause.text("reason")
                        .filter("FieldManagerConflict"::equals)
                        .isPresent())
                .map(cause -> cause.text("field").orElseThrow())
                .toList();

        assertThat(fields)
                .allSatisfy(field -> assertThat(desired.at(ServerFieldPath.parse(field, desired)))
                        .isPresent());
        return fields.size();
    }
}
