package io.githops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryOverlayTest {

    @TempDir
    Path root;

    @BeforeEach
    void writeFiles() throws IOException {
        write("base/settings.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: shop}
                data: {size: small}
                """);
        write("environments/prod/githops.yaml", """
                apiVersion: githops.io/v1
                kind: Overlay
                bases: [../../base]
                namePrefix: prod-
                """);
    }

    @Test
    void readsAnOverlayWhoseBasesLieElsewhereBelowTheRoot() {
        Snapshot snapshot = prod().fetch();

        assertThat(snapshot.resources()).extracting(Resource::name).containsExactly("prod-settings");
        assertThat(snapshot.resources().get(0).position(FieldPath.of("data", "size")))
                .contains(new Position("base/settings.yaml", 4, 8));
    }

    @Test
    void givesAnotherRevisionWhenABaseChanges() throws IOException {
        String before = prod().fetch().revision().id();
        write("other/more.yaml", "");
        assertThat(prod().fetch().revision().id()).isEqualTo(before);

        write("base/settings.yaml", Files.readString(root.resolve("base/settings.yaml")) + "# more\n");

        assertThat(prod().fetch().revision().id()).isNotEqualTo(before);
    }

    @Test
    void doesNotLeaveTheRoot() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() ->
                        Source.directory(root.resolve("environments/prod")).fetch())
                .withMessageContaining("stays within the repository");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Source.directory(root, "../elsewhere", Kinds.harvester()));
    }

    @Test
    void readsAFolderBelowTheRootWithoutAnOverlay() {
        Snapshot snapshot = Source.directory(root, "base", Kinds.harvester()).fetch();

        assertThat(snapshot.resources()).extracting(Resource::name).containsExactly("settings");
        assertThat(snapshot.revision().label()).isEqualTo(root.resolve("base").toString());
    }

    @Test
    void takesARelativeRoot() {
        Path relative = Path.of("").toAbsolutePath().relativize(root);

        assertThat(Source.directory(relative, "./environments/prod/", Kinds.harvester())
                        .fetch()
                        .resources())
                .hasSize(1);
        assertThatExceptionOfType(PathNotFoundException.class)
                .isThrownBy(() -> Source.directory(Path.of("."), "no/such/folder", Kinds.harvester())
                        .fetch());
    }

    @Test
    void takesTheFilesOfAnOverlayForNoManifests() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> Source.directory(root).fetch())
                .matches(refused -> refused.code().equals("GH2082"));
    }

    private Source prod() {
        return Source.directory(root, "environments/prod", Kinds.harvester());
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
