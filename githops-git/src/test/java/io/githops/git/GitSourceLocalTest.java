package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceLocalTest {

    @TempDir
    Path folder;

    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("apps/web.yaml", configMap("web")).commit("Add web");
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void readsWhatWasCommittedAndNotTheWorkingTree() throws IOException, GitAPIException {
        Path clone = folder.resolve("a folder");
        Git.cloneRepository()
                .setURI(repository.url())
                .setDirectory(clone.toFile())
                .call()
                .close();
        Files.writeString(clone.resolve("apps/new.yaml"), configMap("new"));

        var snapshot = fetch(GitSource.builder(clone.toString()));

        assertThat(names(snapshot)).containsExactly("web");
        assertThat(snapshot.revision().label()).isEqualTo("main");
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        Path missing = folder.resolve("missing");

        assertThat(failure(
                        SourceUnavailableException.class,
                        GitSource.builder(missing.toUri().toString())))
                .hasMessage(
                        missing + ": there is no such folder; expected a Git repository, bare or not; check the path"
                                + " (GH2001)");
    }

    @Test
    void saysThatTheFolderHoldsNoRepository() throws IOException, GitAPIException {
        Git.init().setDirectory(folder.resolve("outer").toFile()).call().close();
        Path inner = Files.createDirectory(folder.resolve("outer/inner"));

        assertThat(failure(SourceUnavailableException.class, GitSource.builder(inner.toString())))
                .hasMessage(
                        inner + ": the folder holds no Git repository; expected a Git repository, bare or not; check"
                                + " the path (GH2001)");
    }

    @Test
    void saysThatTheRepositoryIsDamaged() throws IOException {
        try (var objects = Files.walk(repository.folder().resolve("objects"))) {
            for (Path object : objects.filter(Files::isRegularFile).toList()) {
                Files.delete(object);
            }
        }

        assertThat(failure(SourceUnavailableException.class, GitSource.builder(repository.url())))
                .hasMessageStartingWith(repository.folder() + ": cannot be read: ")
                .hasMessageEndingWith("; expected a whole Git repository; check it with git fsck (GH2001)")
                .hasNoCause();
    }

    @Test
    void saysThatTheConfigurationIsMalformed() throws IOException {
        Files.writeString(repository.folder().resolve("config"), "[core\n");

        assertThat(failure(SourceUnavailableException.class, GitSource.builder(repository.url())))
                .hasMessageStartingWith(repository.folder() + ": cannot be read: ");
    }

    @Test
    void saysThatItWasInterruptedAndGoesOnLater() throws IOException {
        try (TestRepository bare = TestRepository.create(folder.resolve("bare.git"))) {
            bare.file("web.yaml", configMap("web")).commit("Add web");
            try (GitSource source = GitSource.builder(bare.url()).build()) {
                Thread.currentThread().interrupt();

                assertThatThrownBy(source::fetch)
                        .isInstanceOf(SourceUnavailableException.class)
                        .hasMessageContaining("the thread was interrupted");
                assertThat(Thread.interrupted()).isTrue();
                assertThat(source.fetch().resources()).hasSize(1);
            }
        }
    }
}
