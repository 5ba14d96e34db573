package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.embedded.EmbeddedHarvester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseTest {
    private static final String IMAGE = """
            apiVersion: harvesterhci.io/v1beta1
            kind: VirtualMachineImage
            metadata: {name: tools}
            spec: {displayName: tools, sourceType: upload}
            """;

    @TempDir
    Path folder;

    private Path manifests;
    private Path snapshot;

    @BeforeEach
    void hasAManifestAndASnapshot() throws IOException {
        manifests = Files.createDirectory(folder.resolve("manifests"));
        Files.writeString(manifests.resolve("settings.yaml"), Manifests.configMap("settings", "blue"));
        snapshot = folder.resolve("lab.json");
        try (EmbeddedHarvester lab = EmbeddedHarvester.create()) {
            lab.save(snapshot);
        }
    }

    @Test
    void triesAPlanOnASnapshotAndLeavesItAlone() throws IOException {
        String before = Files.readString(snapshot);

        Ran rehearse = githops("rehearse", "--repo", manifests, "--snapshot", snapshot);

        assertThat(rehearse.err()).isEmpty();
        assertThat(rehearse.exitCode()).isZero();
        assertThat(rehearse.out()).startsWith("rehearsal of ").contains(": converges, in ");
        assertThat(snapshot).hasContent(before);
    }

    @Test
    void failsWhenSomethingBlocksAndNamesIt() throws IOException {
        Files.writeString(manifests.resolve("image.yaml"), IMAGE);

        Ran rehearse = githops("rehearse", "--repo", manifests, "--snapshot", snapshot, "--limit", "90");

        assertThat(rehearse.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(rehearse.out())
                .contains(": unfinished, in 1 h 30 min", "blocks after 1 h 30 min: VirtualMachineImage default/tools");
    }

    @Test
    void printsTheReportForPrograms() {
        Ran rehearse = githops("rehearse", "--repo", manifests, "--embedded", "--output", "json");

        assertThat(rehearse.exitCode()).isZero();
        assertThat(rehearse.out()).startsWith("{").contains("\"verdict\" : \"converges\"");
    }

    @Test
    void saysWhenTheSnapshotIsNone() throws IOException {
        Files.writeString(snapshot, "{}");

        Ran rehearse = githops("rehearse", "--repo", manifests, "--snapshot", snapshot);

        assertThat(rehearse.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(rehearse.errorLines())
                .singleElement()
                .asString()
                .startsWith("error: --snapshot " + snapshot + ": cannot be loaded: ");
    }

    @Test
    void tellsWithAPlanWhatOfItCouldBeTakenBack() {
        Ran plan = githops("plan", "--repo", manifests, "--snapshot", snapshot, "--undo");

        assertThat(plan.exitCode()).isEqualTo(ExitCode.PENDING);
        assertThat(plan.out()).contains("undo of ", "fully: ConfigMap default/settings: create, back by delete");
    }
}
