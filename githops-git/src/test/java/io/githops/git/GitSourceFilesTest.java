package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.source.EmptySourceException;
import io.githops.source.PathNotFoundException;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceFilesTest {
    private static final String LFS_POINTER = """
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            size 12345
            """;

    @TempDir
    Path folder;

    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("apps/web.yaml", configMap("web"));
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void reportsAllProblemsOfAllFilesInTheirOrder() throws IOException {
        repository
                .file("apps/z.yaml", "{")
                .link("apps/link.yaml", "web.yaml")
                .file("apps/image.json", LFS_POINTER)
                .file("apps/a.yaml", "{")
                .commit("Break much");

        assertThat(failure(ManifestException.class, source()).problems())
                .extracting(problem -> problem.position().file())
                .containsExactly("apps/a.yaml", "apps/image.json", "apps/link.yaml", "apps/z.yaml");
    }

    @Test
    void namesTheCommitThatCannotBeUsed() throws IOException {
        String broken = repository.file("apps/a.yaml", "{").commit("Break");

        assertThat(failure(ManifestException.class, source()).revision()).contains(broken);
    }

    @Test
    void refusesASymbolicLinkInPlaceOfAManifest() throws IOException {
        repository.link("apps/link.yaml", "web.yaml").commit("Link");

        assertThat(failure(ManifestException.class, source()))
                .hasMessageContaining(
                        "apps/link.yaml:1:1: found a symbolic link to \"web.yaml\"; expected a file, as links"
                                + " are not followed; commit the content itself, or ignore the link (GH2011)");
    }

    @Test
    void refusesASymbolicLinkToAFolder() throws IOException {
        repository
                .file("base/db.yaml", configMap("db"))
                .link("apps/base", "../base")
                .link("apps/root", "./..")
                .commit("Link folders");

        assertThat(failure(ManifestException.class, source().path("apps")).problems())
                .extracting(problem -> problem.position().file())
                .containsExactly("apps/base", "apps/root");
    }

    @Test
    void leavesOutASymbolicLinkToAnythingElse() throws IOException {
        repository
                .file("README.md", "# Apps")
                .link("apps/README.md", "../README.md")
                .link("apps/gone", "../nothing")
                .commit("Link");

        assertThat(names(fetch(source()))).containsExactly("web");
    }

    @Test
    void refusesAnLfsPointerInPlaceOfAManifest() throws IOException {
        repository.file("apps/image.yaml", LFS_POINTER).commit("Move to LFS");

        assertThat(failure(ManifestException.class, source()))
                .hasMessageContaining("apps/image.yaml:1:1: found a Git LFS pointer in place of the file; expected a"
                        + " manifest; commit the file itself (GH2012)");
    }

    @Test
    void warnsOfASubmoduleAndSkipsIt() throws IOException {
        repository.submodule("apps/vendor").commit("Add a submodule");

        Snapshot snapshot = fetch(source());

        assertThat(names(snapshot)).containsExactly("web");
        assertThat(snapshot.warnings())
                .extracting(Problem::toString)
                .containsExactly("apps/vendor:1:1: found a submodule; its files are not read (GH2013)");
    }

    @Test
    void suggestsTheNearestFolders() throws IOException {
        repository
                .file("clusters/dev/web.yaml", configMap("web"))
                .file("clusters/lab/web.yaml", configMap("web"))
                .file("clusters/.secret/web.yaml", configMap("web"));
        String id = repository.commit("Add clusters").substring(0, 8);

        assertThat(failure(PathNotFoundException.class, source().path("clusters/dve/vm")))
                .hasMessage(repository.folder() + " at main@" + id + ": found no folder \"clusters/dve/vm\"; expected a"
                        + " folder with manifests; check the path, nearest are clusters/dev, clusters/lab (GH2003)");
    }

    @Test
    void suggestsFoldersOfTheRoot() throws IOException {
        repository.commit("Add apps");

        assertThat(failure(PathNotFoundException.class, source().path("aps/lab")))
                .hasMessageContaining("nearest are apps (GH2003)");
    }

    @Test
    void refusesAFileALinkAndASubmoduleInPlaceOfTheFolder() throws IOException {
        repository.link("link", "apps").submodule("vendor").commit("Add both");

        assertThat(failure(PathNotFoundException.class, source().path("apps/web.yaml")))
                .hasMessageContaining("found a file at \"apps/web.yaml\"; expected a folder with manifests");
        assertThat(failure(PathNotFoundException.class, source().path("link")))
                .hasMessageContaining("found a symbolic link at \"link\"");
        assertThat(failure(PathNotFoundException.class, source().path("vendor")))
                .hasMessageContaining("found a submodule at \"vendor\"");
        assertThat(failure(PathNotFoundException.class, source().path("apps/web.yaml/deeper")))
                .hasMessageContaining("found no folder \"apps/web.yaml/deeper\"");
    }

    @Test
    void refusesAFolderWithoutManifests() throws IOException {
        String id =
                repository.file("docs/README.md", "# Docs").commit("Add docs").substring(0, 8);

        assertThat(failure(EmptySourceException.class, source().path("docs")))
                .hasMessage(repository.folder() + " at main@" + id + ": the folder \"docs\" has no file that matches"
                        + " *.yaml, *.yml, *.json; expected at least one manifest; check the path and the patterns"
                        + " (GH2004)");
    }

    @Test
    void refusesManifestsWithoutResources() throws IOException {
        repository.remove("apps/web.yaml").file("apps/empty.yaml", "").commit("Empty it");

        assertThat(failure(EmptySourceException.class, source()))
                .hasMessageContaining("the root folder has no resource in its files (1 read)");
    }

    @Test
    void refusesACommitWithoutFiles() throws IOException {
        repository.remove("apps/web.yaml").commit("Remove everything");

        assertThat(failure(EmptySourceException.class, source())).hasMessageContaining("the root folder has no file");
    }

    private GitSourceBuilder source() {
        return GitSource.builder(repository.url());
    }
}
