package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of what to read. */
class ChoiceExampleTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private String address;

    @BeforeEach
    void createRepository() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        address = repository.url();
        String id = repository
                .file("clusters/lab/web.yaml", configMap("web"))
                .file("clusters/lab/drafts/db.yaml", configMap("db"))
                .commit("Add web");
        repository.point("refs/tags/v1.4.0", id).point("refs/tags/v2.0.0-rc.1", id);
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void readsTheNewestTag() {
        // region newest-tag
        var stable = GitSource.builder(address).newestTag("v", ">=1.2 <2");
        var candidate = GitSource.builder(address).newestTag("v", ">=1.2.0-0"); // prereleases too
        // endregion

        assertThat(fetch(stable).revision().label()).isEqualTo("v1.4.0");
        assertThat(fetch(candidate).revision().label()).isEqualTo("v2.0.0-rc.1");
    }

    @Test
    void leavesOutFilesAndSetsLimits() {
        // region choice
        var source = GitSource.builder(address)
                .path("clusters/lab")
                .include("*.yaml")
                .ignore("drafts/", "*.local.yaml")
                .submodules(Submodules.REFUSE)
                .limits(GitLimits.builder().maxFiles(500).maxDepth(5).build());
        // endregion

        assertThat(names(fetch(source))).containsExactly("web");
        assertThat(failure(
                        ManifestException.class,
                        GitSource.builder(address)
                                .limits(GitLimits.builder().maxFiles(1).build())))
                .hasMessageContaining("GH2055");
    }

    @Test
    void readsAWorkingTree() throws IOException, GitAPIException {
        Path clone = folder.resolve("infra");
        Git.cloneRepository()
                .setURI(address)
                .setDirectory(clone.toFile())
                .call()
                .close();
        Files.writeString(clone.resolve("clusters/lab/cache.yaml"), configMap("cache"));

        // region working-tree
        var edited = GitSource.workingTree(clone).path("clusters/lab"); // main (dirty)@1a2b3c4d
        // endregion

        assertThat(names(fetch(edited))).contains("cache");
        assertThat(fetch(edited).revision().toString()).startsWith("main (dirty)@");
    }
}
