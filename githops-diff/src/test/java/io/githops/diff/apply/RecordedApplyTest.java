package io.githops.diff.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.model.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the prediction against what a real API server answered. Another folder of cases: {@code -Dgithops.ssa.cases=DIR}. */
class RecordedApplyTest {
    private final Kinds kinds = Kinds.harvester();

    @Test
    void predictsEveryRecordedApply() throws IOException {
        Path folder = Path.of(System.getProperty(
                "githops.ssa.cases",
                Path.of(System.getProperty("githops.root", ".."), "..", "shared", "ssa-cases")
                        .toString()));
        assumeTrue(Files.isDirectory(folder), "missing: recorded applies in " + folder);
        List<String> failures = new ArrayList<>();
        int total = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                int failed = failures.size();
                List<RecordedApply> cases = RecordedApply.read(file);
                cases.forEach(recorded -> disagreement(recorded).ifPresent(failures::add));
                total += cases.size();
                System.out.println(
                        file.getFileName() + ": " + (cases.size() - failures.size() + failed) + "/" + cases.size());
            }
        }
        System.out.println("recorded applies predicted: " + (total - failures.size()) + "/" + total);
        failures.forEach(System.out::println);
        assertThat(failures).isEmpty();
    }

    private Optional<String> disagreement(RecordedApply recorded) {
        try {
            return recorded.disagreement(kinds).map(text -> recorded.kind() + " " + recorded.name() + ": " + text);
        } catch (RuntimeException e) {
            return Optional.of(recorded.kind() + " " + recorded.name() + ": threw " + e);
        }
    }
}
