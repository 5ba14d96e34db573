package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans come to rest, over the desired side of every case of effects and rules. */
class PlanFixedPointTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    /** Cases about what the server fills into empty texts, which the reader refuses. */
    private static final Set<String> UNCHECKED = Set.of("dhcp-pool-addresses", "overlay-default");

    static Stream<Path> manifests() throws IOException {
        return Stream.concat(files("effects"), files("rules"));
    }

    private static Stream<Path> files(String area) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(area))) {
            return files
                    .filter(file -> file.endsWith("desired.yaml"))
                    .filter(file -> !UNCHECKED.contains(
                            file.getName(file.getNameCount() - 2).toString()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void nothingIsToDoOnceEverythingWasApplied(Path file) throws IOException {
        List<Resource> desired = Fixture.read(Files.readString(file));

        Plan plan = Fixture.plan(desired, desired.stream().map(Fixture::applied).toList());

        assertThat(plan.changes(Action.UNCHANGED)).hasSameSizeAs(desired);
        assertThat(plan.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void aPlanMadeAnewIsTheSame(Path file) throws IOException {
        List<Resource> desired = Fixture.read(Files.readString(file));
        Plan earlier = Fixture.plan(desired, List.of());
        Planner planner = Planner.builder(Fixture.KINDS).build();

        Plan again = planner.replan(earlier, earlier.input());

        assertThat(again.hash()).isEqualTo(earlier.hash());
        assertThat(again.document().json()).isEqualTo(earlier.document().json());
    }
}
