package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads manifests that projects around Harvester publish. Many of them describe one and the same example. */
class ManifestRoundTripTest {
    private static final ManifestReader READER = ManifestReader.of(Kinds.none());

    private static List<ManifestFile> files(String folder) throws IOException {
        try (Stream<Path> paths = Files.walk(SharedFolder.require(folder))) {
            return paths.filter(
                            path -> ManifestFile.isManifest(path.getFileName().toString()))
                    .sorted()
                    .map(ManifestRoundTripTest::load)
                    .toList();
        }
    }

    private static ManifestFile load(Path path) {
        try {
            return new ManifestFile(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertReadable(ManifestFile file) {
        Manifests manifests = READER.read(List.of(file));

        assertThat(manifests.problems())
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("GH1104"));
        assertThat(manifests.resources()).isNotEmpty().allSatisfy(ManifestRoundTripTest::assertSurvivesWriting);
    }

    private static void assertSurvivesWriting(Resource resource) {
        String written = ManifestWriter.write(resource.tree());

        assertThat(READER.read(List.of(ManifestFile.of("again.yaml", written))).orThrow())
                .containsExactly(resource);
    }

    @Test
    void readsAndWritesPublishedManifests() throws IOException {
        assertThat(files("manifests")).isNotEmpty().allSatisfy(ManifestRoundTripTest::assertReadable);
    }

    @Test
    void readsAndWritesCustomResourceDefinitions() throws IOException {
        assertThat(files("crds")).isNotEmpty().allSatisfy(ManifestRoundTripTest::assertReadable);
    }
}
