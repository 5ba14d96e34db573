package io.githops.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.reconcile.Reconciler;
import io.githops.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesAFileAndLeavesNoDraftBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("state.json"), "before");

        StateFile.write(file, "after");

        assertThat(file).hasContent("after");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("kubeconfig");

        StateFile.write(file, "token: secret");

        Assumptions.assumeTrue(
                Files.getFileStore(file).supportsFileAttributeView("posix"), "the file system has no permissions");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void tellsWhereItCannotBeWritten() {
        Path file = folder.resolve("missing/state.json");

        assertThatThrownBy(() -> StateFile.write(file, "text"))
                .isInstanceOf(UnusableOptionException.class)
                .hasMessageContaining(file + ": there is no folder " + file.getParent())
                .hasMessageContaining("Name a file in a folder that exists")
                .hasMessageNotContaining("Exception");
    }

    @Test
    void carriesTheClusterToTheNextRun() throws IOException {
        Path manifests = Files.createDirectory(folder.resolve("manifests"));
        Files.writeString(manifests.resolve("settings.yaml"), Manifests.configMap("settings", "blue"));
        Path state = folder.resolve("state.json");
        try (EmbeddedHarvester first = EmbeddedHarvester.create();
                Harvester harvester = Harvester.over(first.transport());
                Source source = Source.directory(manifests);
                Reconciler reconciler = Reconciler.builder(source, harvester).build()) {
            reconciler.sync();
            StateFile.write(state, first.save());
        }

        try (EmbeddedHarvester second = EmbeddedHarvester.create();
                Harvester harvester = Harvester.over(second.transport());
                Source source = Source.directory(manifests);
                Reconciler reconciler = Reconciler.builder(source, harvester).build()) {
            second.load(Files.readString(state));

            assertThat(harvester.get(GroupVersionKind.of("v1", "ConfigMap"), "default", "settings"))
                    .isPresent();
            assertThat(reconciler.plan().isEmpty()).isTrue();
        }
    }
}
