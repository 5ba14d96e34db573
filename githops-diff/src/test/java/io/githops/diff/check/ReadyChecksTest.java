package io.githops.diff.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.LiveObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyChecksTest {
    private static final Path CASES = Path.of("src/test/resources/checks");
    private static final Map<String, Check> READY = Stream.concat(
                    ReadyChecks.standard().stream(),
                    Stream.of(ReadyChecks.plainSecrets(), ReadyChecks.requiredLabel("owner")))
            .collect(Collectors.toMap(Check::id, Function.identity()));

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("desired.yaml"))
                    .map(file -> CASES.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatItIsThereFor(String name) throws IOException {
        Path folder = CASES.resolve(name);
        Check check = READY.get(name.substring(0, name.indexOf('/')).replace('~', ':'));
        Path live = folder.resolve("live.yaml");
        LiveObjects known = Files.exists(live)
                ? LiveObjects.of(Samples.read("live.yaml", Files.readString(live)))
                : LiveObjects.none();

        List<Finding> findings = Checks.of(check)
                .run(
                        Samples.snapshot(
                                Samples.read("desired.yaml", Files.readString(folder.resolve("desired.yaml")))),
                        known);

        String found = findings.stream()
                .map(finding -> finding.problem().severity() + " " + finding + "\n")
                .collect(Collectors.joining());
        assertThat(found).isEqualTo(Files.readString(folder.resolve("expected.txt")));
    }

    @Test
    void hasCasesWithAndWithoutFindingsForEach() throws IOException {
        for (String id : READY.keySet()) {
            List<String> expected = cases().stream()
                    .filter(name -> name.startsWith(id.replace(':', '~') + "/"))
                    .map(name -> read(CASES.resolve(name).resolve("expected.txt")))
                    .toList();

            assertThat(expected).as(id).anyMatch(String::isEmpty).anyMatch(text -> !text.isEmpty());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
