package io.githops.diff.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.model.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the prediction against what a real API server answered. Another folder of cases: {@code -Dgithops.ssa.cases=DIR};
 * figures for each kind: {@code -Dgithops.ssa.report=true}.
 */
class RecordedApplyTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources", "applies");

    private final Kinds kinds = Kinds.harvester();

    @Test
    void predictsTheSampleOfRecordedApplies() throws IOException {
        List<RecordedApply> sample = RecordedApply.read(RESOURCES.resolve("sample.jsonl"));

        assertThat(sample)
                .hasSizeGreaterThan(80)
                .allSatisfy(recorded -> assertThat(disagreement(recorded)).isEmpty());
    }

    @Test
    void predictsEveryRecordedApplyButTheKnownGap() throws IOException {
        Path folder = Path.of(System.getProperty(
                "githops.ssa.cases",
                Path.of(System.getProperty("githops.root", ".."), "..", "shared", "ssa-cases")
                        .toString()));
        assumeTrue(Files.isDirectory(folder), "missing: recorded applies in " + folder);
        Set<String> known = knownGap();
        List<String> unexpected = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        Map<String, Integer> totals = new TreeMap<>();
        Map<String, Integer> passed = new TreeMap<>();
        for (Path file : files(folder)) {
            for (RecordedApply recorded : RecordedApply.read(file)) {
                totals.merge(recorded.kind(), 1, Integer::sum);
                Optional<String> disagreement = disagreement(recorded);
                passed.merge(recorded.kind(), disagreement.isEmpty() ? 1 : 0, Integer::sum);
                disagreement.ifPresent(text -> seen.add(identity(recorded)));
                if (disagreement.isPresent() && !known.contains(identity(recorded))) {
                    unexpected.add(identity(recorded) + ": " + disagreement.get());
                }
            }
        }
        report(passed, totals, !unexpected.isEmpty() || Boolean.getBoolean("githops.ssa.report"));
        assertThat(unexpected).isEmpty();
        boolean isTheFolderOfTheGap = System.getProperty("githops.ssa.cases") == null;
        if (isTheFolderOfTheGap) {
            assertThat(seen).as("the known gap").containsExactlyElementsOf(known);
        }
    }

    private static void report(Map<String, Integer> passed, Map<String, Integer> totals, boolean isDetailed) {
        if (isDetailed) {
            totals.forEach((kind, total) -> System.out.println("  " + kind + " " + passed.get(kind) + "/" + total));
        }
        System.out.println("recorded applies predicted: " + sum(passed) + "/" + sum(totals));
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Set<String> knownGap() throws IOException {
        return Files.readAllLines(RESOURCES.resolve("known-gap.txt")).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String identity(RecordedApply recorded) {
        return recorded.kind() + " " + recorded.name();
    }

    private Optional<String> disagreement(RecordedApply recorded) {
        try {
            return recorded.disagreement(kinds);
        } catch (RuntimeException e) {
            return Optional.of("threw " + e);
        }
    }
}
