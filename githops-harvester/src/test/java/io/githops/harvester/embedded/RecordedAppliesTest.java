package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds applies through the whole server against the answers of a real one. */
class RecordedAppliesTest {
    @Test
    void areAnsweredAsByARealServer() throws IOException {
        List<AppliedCase> cases = cases();
        Set<String> failures = new TreeSet<>();
        try (EmbeddedHarvester harvester = EmbeddedHarvester.builder().bare().start()) {
            for (AppliedCase applied : cases) {
                List<String> differences = applied.differences(harvester);
                if (!differences.isEmpty()) {
                    failures.add(applied.name());
                    System.out.println("  " + applied.name() + " " + differences.get(0));
                }
            }
        }
        System.out.printf("recorded applies answered alike: %d of %d%n", cases.size() - failures.size(), cases.size());

        assertThat(failures).isEqualTo(KnownGaps.read("known-gaps-applies.txt").keySet());
    }

    private static List<AppliedCase> cases() throws IOException {
        try (Stream<Path> files = Files.list(SharedFolder.require("ssa-cases"))) {
            return files.sorted()
                    .flatMap(file -> AppliedCase.read(file).stream())
                    .toList();
        }
    }
}
