package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.ManifestException;
import io.githops.source.EmptySourceException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceIgnoreTest {

    @TempDir
    Path folder;

    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository
                .file("clusters/lab/db.yaml", configMap("db"))
                .file("clusters/lab/drafts/new.yaml", configMap("new"))
                .file("clusters/lab/drafts/keep.yaml", configMap("keep"))
                .file("clusters/lab/web.yaml", configMap("web"));
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void leavesOutWhatFilesInTheFolderSay() throws IOException {
        repository
                .file("clusters/lab/.githopsignore", "# not yet\n/db.yaml\nnew.yaml\n")
                .file("clusters/lab/drafts/.githopsignore", "*\n!keep.yaml\n")
                .commit("Ignore");

        assertThat(names(fetch(lab()))).containsExactly("keep", "web");
    }

    @Test
    void looksForFilesBelowTheFolderThatIsReadAlone() throws IOException {
        repository
                .file(".githopsignore", "*\n")
                .file("clusters/.githopsignore", "*\n")
                .commit("Ignore above");

        assertThat(names(fetch(lab()))).containsExactly("db", "keep", "new", "web");
        assertThat(failure(EmptySourceException.class, GitSource.builder(repository.url())))
                .hasMessageContaining("the root folder has no file");
    }

    @Test
    void doesNotGoIntoAFolderThatIsIgnored() throws IOException {
        repository
                .file("clusters/lab/.githopsignore", "drafts/\n!drafts/keep.yaml\n")
                .file("clusters/lab/drafts/.githopsignore", "!keep.yaml\n")
                .file("clusters/lab/drafts/broken.yaml", "{")
                .commit("Ignore");

        assertThat(names(fetch(lab()))).containsExactly("db", "web");
    }

    @Test
    void takesTheCallerBeforeTheFiles() throws IOException {
        repository.file("clusters/lab/.githopsignore", "db.yaml\n").commit("Ignore");

        assertThat(names(fetch(lab().ignore("drafts/", "!db.yaml")))).containsExactly("db", "web");
        assertThatThrownBy(() -> lab().ignore("a").ignore("b"))
                .hasMessage("ignore was given already; expected it once");
    }

    @Test
    void readsAgainWhenOnlyWhatIsIgnoredChanged() throws IOException {
        repository.commit("Begin");

        try (GitSource source = lab().build()) {
            assertThat(names(source.fetch())).containsExactly("db", "keep", "new", "web");

            repository.file("clusters/lab/.githopsignore", "drafts").commit("Ignore");
            assertThat(names(source.fetch())).containsExactly("db", "web");

            repository.file("clusters/lab/.githopsignore", "").commit("Take it back");
            assertThat(names(source.fetch())).containsExactly("db", "keep", "new", "web");
        }
    }

    @Test
    void refusesALinkInPlaceOfTheFile() throws IOException {
        repository.link("clusters/lab/.githopsignore", "../.gitignore").commit("Link");

        assertThat(failure(ManifestException.class, lab()))
                .hasMessageContaining("clusters/lab/.githopsignore:1:1: found a symbolic link; expected a file with"
                        + " patterns, as links are not followed; commit the content itself (GH2011)");
    }

    @Test
    void refusesSubmodulesWhenAskedTo() throws IOException {
        repository.submodule("clusters/lab/vendor").commit("Add a submodule");

        assertThat(fetch(lab()).warnings()).hasSize(1);
        assertThat(fetch(lab().submodules(Submodules.REFUSE).ignore("vendor")).warnings())
                .isEmpty();
        assertThat(failure(ManifestException.class, lab().submodules(Submodules.REFUSE)))
                .hasMessageContaining(
                        "clusters/lab/vendor:1:1: found a submodule; expected files of this repository alone;"
                                + " copy its manifests, or read its repository by a source of its own (GH2013)");
    }

    private GitSourceBuilder lab() {
        return GitSource.builder(repository.url()).path("clusters/lab");
    }
}
