package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.effect.Effects;
import io.githops.model.Effect;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The effects of changes, deletions and creations, one folder per case. {@code expected.txt} has a line per changed resource
 * and one per changed field; a line that begins with {@code delete} asks what the deletion of a live resource does.
 */
class EffectsTest {
    private static final Path CASES = Path.of("src/test/resources/effects");
    private static final String DELETE = "delete ";

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sayWhatAChangeDoes(String name) {
        List<String> expected = lines(name, "expected.txt");

        assertThat(expected.get(0)).as("the section of the reference").startsWith("# harvester.md ");
        assertThat(told(name))
                .isEqualTo(
                        expected.stream().filter(line -> !line.startsWith("#")).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEffectOfAnUpdateIsTheGravestOfItsFields(String name) {
        assertThat(plan(name).changes())
                .filteredOn(ResourceChange.Update.class::isInstance)
                .allSatisfy(change -> assertThat(change.effect())
                        .isEqualTo(Effect.gravest(change.fields().stream()
                                .map(field -> field.details().effect())
                                .toList())));
    }

    /** What is told of a case, in the form of the expectation. */
    static List<String> told(String name) {
        List<String> told = new ArrayList<>();
        for (ResourceChange change : plan(name).changes()) {
            boolean isCreatedQuietly = change.action() == ResourceChange.Action.CREATE
                    && change.effect().equals(Effect.LIVE);
            if (change.action() != ResourceChange.Action.UNCHANGED && !isCreatedQuietly) {
                told.add(change.action().words() + " " + change.id() + ": " + change.effect());
                change.fields()
                        .forEach(field -> told.add(
                                "  " + field.path() + ": " + field.details().effect()));
            }
        }
        LiveObjects live = LiveObjects.of(live(name));
        for (String line : lines(name, "expected.txt")) {
            if (line.startsWith(DELETE)) {
                Resource deleted = live.resources().stream()
                        .filter(resource -> line.startsWith(DELETE + resource))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + ": not live: " + line));
                told.add(DELETE + deleted + ": " + Effects.ofDeletion(deleted, live));
            }
        }
        return told;
    }

    private static Plan plan(String name) {
        return Fixture.plan(Fixture.read(text(name, "desired.yaml")), live(name));
    }

    private static List<Resource> live(String name) {
        Set<ResourceId> desired = Fixture.read(text(name, "desired.yaml")).stream()
                .map(Resource::id)
                .collect(Collectors.toCollection(HashSet::new));
        return Fixture.read(text(name, "live.yaml")).stream()
                .map(resource -> desired.contains(resource.id()) ? applied(resource) : resource)
                .toList();
    }

    private static Resource applied(Resource live) {
        Resource applied = Fixture.applied(live.withTree(live.tree().without("status")));
        Tree status = live.tree().get("status");
        return status == null ? applied : Fixture.withStatus(applied, status);
    }

    private static String text(String name, String file) {
        return String.join("\n", lines(name, file));
    }

    private static List<String> lines(String name, String file) {
        Path path = CASES.resolve(name).resolve(file);
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
