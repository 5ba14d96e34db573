package io.githops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest {
    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String manifest(String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\n";
    }

    private Snapshot fetch() {
        try (Source source = Source.directory(folder, Kinds.none())) {
            return source.fetch();
        }
    }

    @Test
    void readsAllManifestsInTheOrderOfTheirPaths() throws IOException {
        write("b.yml", manifest("b"));
        write("a/z.yaml", manifest("z"));
        write("a/b/c.json", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\"}}");
        write("notes.txt", "a: [");
        write(".git/x.yaml", "a: [");
        write("a/.x.yaml", "a: [");

        Snapshot snapshot = fetch();

        assertThat(snapshot.resources()).extracting(Resource::name).containsExactly("c", "z", "b");
        assertThat(snapshot.resources().get(1).position(FieldPath.of("kind"))).hasToString("Optional[a/z.yaml:2:1]");
        assertThat(snapshot.revision().label()).isEqualTo(folder.toString());
    }

    @Test
    void namesTheSameFilesByTheSameRevision() throws IOException {
        write("a.yaml", manifest("a"));
        String first = fetch().revision().id();

        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(fetch().revision().id()).isEqualTo(first);
        write("a.yaml", manifest("a") + "# changed\n");
        assertThat(fetch().revision().id()).isNotEqualTo(first);
    }

    @Test
    void handsOnWarnings() throws IOException {
        write("a.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: a, namespace: b}\n");
        Kinds kinds = Kinds.none()
                .with(ResourceKind.builder("v1", "Node").clusterScoped().build());

        assertThat(Source.directory(folder, kinds).fetch().warnings()).hasSize(1);
    }

    @Test
    void followsLinksToFiles() throws IOException {
        write(".data/real.yaml", manifest("a"));
        Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve(".data/real.yaml"));

        assertThat(fetch().resources()).extracting(Resource::name).containsExactly("a");
    }

    @Test
    void reportsTheProblemsOfAllFiles() throws IOException {
        write("a.yaml", "a: [");
        write("b.yaml", "- x");

        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        ManifestException.class, e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void reportsFilesThatAreTooLargeToRead() throws IOException {
        write("a.yaml", "#".repeat(4 * 1024 * 1024));

        assertThatThrownBy(this::fetch).isInstanceOf(ManifestException.class).hasMessageContaining("GH1006");
    }

    @Test
    void refusesAFolderThatIsMissing() throws IOException {
        write("file.yaml", manifest("a"));

        assertThatThrownBy(() -> Source.directory(folder.resolve("no")).fetch())
                .isInstanceOf(PathNotFoundException.class)
                .hasMessage(folder.resolve("no")
                        + ": found nothing; expected a folder of manifests, check the path (GH2003)");
        assertThatThrownBy(() -> Source.directory(folder.resolve("file.yaml")).fetch())
                .isInstanceOf(PathNotFoundException.class)
                .hasMessageContaining("found a file; expected a folder");
    }

    @Test
    void refusesAFolderWithoutManifests() throws IOException {
        write("empty.yaml", "# nothing\n");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(EmptySourceException.class)
                .hasMessage(folder + ": found no manifest in 1 files; expected at least one .yaml, .yml or .json file"
                        + " with a resource, check the path (GH2004)");
    }

    @Test
    void reportsFilesThatCannotBeRead() throws IOException {
        Path unreadable = Path.of("/proc/self/mem");
        assumeTrue(Files.isRegularFile(unreadable), "needs " + unreadable);
        Path link = Files.createSymbolicLink(folder.resolve("a.yaml"), unreadable);

        Throwable thrown = catchThrowable(this::fetch);

        Files.delete(link);
        assertThat(thrown)
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageStartingWith(folder + ": found an unreadable file: ")
                .hasMessageEndingWith("; expected files that can be read, check their permissions (GH2001)");
    }
}
