package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans with their waves and values, from folders of {@code desired.yaml}, {@code live.yaml} and {@code expected.txt}. */
class OrderFixturesTest {
    private static final Path ROOT = Path.of("src/test/resources");

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void planIsAsExpected(Path folder) {
        List<Resource> live = resources(folder.resolve("live.yaml")).stream()
                .map(OrderFixturesTest::stored)
                .toList();

        Plan plan = Fixture.prunePlan(resources(folder.resolve("desired.yaml")), live);

        boolean showsFields = folder.getParent().endsWith("latebound");
        assertThat(changes(plan, showsFields)).isEqualTo(text(folder.resolve("expected.txt")));
    }

    static Stream<Path> folders() {
        return Stream.of("order", "latebound").flatMap(area -> {
            try (Stream<Path> folders = Files.list(ROOT.resolve(area))) {
                return folders.sorted().toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Resource stored(Resource manifest) {
        Resource applied = Fixture.applied(manifest.withTree(manifest.tree().without("status")));
        return manifest.tree().has("status")
                ? Fixture.withStatus(applied, manifest.tree().mapping("status"))
                : applied;
    }

    private static List<Resource> resources(Path file) {
        return Fixture.read(text(file));
    }

    /** What the plan says of changes, without effects, what it was made from and what holds it back. */
    private static String changes(Plan plan, boolean showsFields) {
        return plan.document()
                .text()
                .lines()
                .skip(1)
                .takeWhile(line -> line.startsWith("wave ") || line.startsWith(" "))
                .filter(line -> showsFields || !line.startsWith("      "))
                .map(line -> line.replaceFirst("  \\[[a-z ]+: .*]$", ""))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
