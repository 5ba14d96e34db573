package io.githops.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases in which an overlay and a kustomization say the same, with {@code kubectl kustomize} as the oracle. */
class KustomizeTest {

    @ParameterizedTest
    @MethodSource("names")
    void givesWhatKustomizeGives(String name, @TempDir Path folder) throws IOException, InterruptedException {
        requireKubectl();
        Path files = cases().resolve(name);
        Path base = Files.createDirectories(folder.resolve("base"));
        Path prod = Files.createDirectories(folder.resolve("prod"));
        Files.copy(files.resolve("base.yaml"), base.resolve("base.yaml"));
        Files.writeString(base.resolve("kustomization.yaml"), "resources: [base.yaml]\n");
        Files.copy(files.resolve("kustomization.yaml"), prod.resolve("kustomization.yaml"));

        List<Resource> ours = TestFiles.of("base/base.yaml", Files.readString(files.resolve("base.yaml")))
                .with("prod/githops.yaml", Files.readString(files.resolve("githops.yaml")))
                .prod();

        assertThat(byId(ours)).isEqualTo(byId(kustomized(folder)));
    }

    static Stream<String> names() throws IOException {
        try (Stream<Path> cases = Files.list(cases())) {
            return cases.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Path cases() {
        try {
            return Path.of(Objects.requireNonNull(KustomizeTest.class.getResource("/overlay/kustomize"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireKubectl() {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        assumeTrue(isThere, "skipped: no kubectl on the PATH to compare with");
    }

    private static List<Resource> kustomized(Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out.yaml");
        Path errors = folder.resolve("errors");
        int exitCode = new ProcessBuilder("kubectl", "kustomize", "prod")
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).as(() -> read(errors)).isZero();
        return ManifestReader.builder(Kinds.harvester())
                .build()
                .read(List.of(ManifestFile.of("out.yaml", Files.readString(out))))
                .orThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Map<ResourceId, Mapping> byId(Collection<Resource> resources) {
        Map<ResourceId, Mapping> trees = new TreeMap<>();
        resources.forEach(resource -> trees.put(resource.id(), resource.tree()));
        return trees;
    }
}
