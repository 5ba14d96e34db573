package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParallelReadingTest {
    private static final List<ManifestFile> FILES =
            IntStream.range(0, 300).mapToObj(ParallelReadingTest::file).toList();

    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    @AfterEach
    void stopThreads() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void givesTheSameResourcesAndProblemsInTheSameOrder() {
        Manifests alone = checking(ManifestReader.builder(Kinds.harvester())).read(FILES);

        for (int round = 0; round < 20; round++) {
            Manifests together = checking(
                            ManifestReader.builder(Kinds.harvester()).parallelism(4, threads))
                    .read(FILES);

            assertThat(together.resources()).isEqualTo(alone.resources());
            assertThat(together.problems()).isEqualTo(alone.problems());
        }
        assertThat(alone.problems()).extracting(Problem::code).contains("GH1001", "GH1104", "GH1102", "X1");
    }

    @Test
    void readsAllFilesWhenTheExecutorTakesNoTask() {
        Executor refusing = task -> {
            throw new RejectedExecutionException("closed");
        };

        assertThat(read(refusing)).isEqualTo(read(threads));
    }

    @Test
    void readsAllFilesWhenTheExecutorNeverGetsToThem() {
        assertThat(read(task -> {})).isEqualTo(read(threads));
    }

    @Test
    void throwsWhatACheckThrewOnTheFirstFile() {
        ManifestReader reader = ManifestReader.builder(Kinds.harvester())
                .check((resource, problems) -> {
                    if (resource.name().endsWith("7")) {
                        throw new IllegalStateException(resource.name());
                    }
                })
                .parallelism(4, threads)
                .build();

        assertThatIllegalStateException().isThrownBy(() -> reader.read(FILES)).withMessage("map-7");
    }

    @Test
    void refusesToReadNoFileAtATime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestReader.builder(Kinds.none()).parallelism(0, threads))
                .withMessageContaining("parallelism: found 0");
    }

    private static List<?> read(Executor executor) {
        return ManifestReader.builder(Kinds.harvester())
                .parallelism(4, executor)
                .build()
                .read(FILES)
                .resources();
    }

    private static ManifestReader checking(ManifestReader.Builder reader) {
        return reader.check((resource, problems) -> problems.accept(Problem.warning("X1", resource.name(), null)))
                .build();
    }

    /** Good files, and among them some that are malformed, repeat another or lack their kind. */
    private static ManifestFile file(int number) {
        String name = "file-" + number + ".yaml";
        return switch (number % 10) {
            case 3 -> ManifestFile.of(name, "a: [");
            case 5 -> ManifestFile.of(name, configMap(number - 4) + "---\n" + configMap(number));
            case 9 -> ManifestFile.of(name, "apiVersion: v1\nmetadata: {name: x}\n");
            default -> ManifestFile.of(name, configMap(number));
        };
    }

    private static String configMap(int number) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map-" + number + "}\n";
    }
}
