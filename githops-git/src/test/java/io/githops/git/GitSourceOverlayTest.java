package io.githops.git;

import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceOverlayTest {
    private static final String OVERLAY = """
            apiVersion: githops.io/v1
            kind: Overlay
            bases: [../../base]
            namePrefix: prod-
            """;

    @TempDir
    Path folder;

    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(folder.resolve("infra.git"))
                .file("base/web.yaml", configMap("web"))
                .file("environments/prod/githops.yaml", OVERLAY)
                .file("environments/prod/own.yaml", configMap("own"));
        repository.commit("First");
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void readsAnOverlayWhoseBasesLieOutsideOfItsFolder() {
        try (GitSource source =
                GitSource.builder(repository.url()).path("environments/prod").build()) {
            assertThat(names(source.fetch())).containsExactly("prod-web", "prod-own");
        }
    }

    @Test
    void readsTheOverlayFileWhateverFilesAreIncluded() {
        try (GitSource source = GitSource.builder(repository.url())
                .path("environments/prod")
                .include("w*.yaml")
                .build()) {
            assertThat(names(source.fetch())).containsExactly("prod-web");
        }
    }

    @Test
    void followsChangesOfABase() throws IOException {
        try (GitSource source =
                GitSource.builder(repository.url()).path("environments/prod").build()) {
            source.fetch();
            repository.file("base/web.yaml", configMap("database")).commit("Second");

            assertThat(names(source.fetch())).containsExactly("prod-database", "prod-own");
        }
    }

    @Test
    void refusesWhatStandsInThePlaceOfFilesOfABase() throws IOException {
        repository.link("base/link.yaml", "web.yaml").commit("Second");

        try (GitSource source =
                GitSource.builder(repository.url()).path("environments/prod").build()) {
            assertThatExceptionOfType(ManifestException.class)
                    .isThrownBy(source::fetch)
                    .satisfies(refused -> assertThat(refused.problems())
                            .extracting(Problem::code)
                            .containsExactly("GH2011"));
        }
    }

    @Test
    void tellsWarningsOfBases() throws IOException {
        repository.submodule("base/module").commit("Second");

        try (GitSource source =
                GitSource.builder(repository.url()).path("environments/prod").build()) {
            Snapshot snapshot = source.fetch();

            assertThat(snapshot.warnings()).extracting(Problem::code).containsExactly("GH2013");
        }
    }

    @Test
    void refusesAnOverlayAmongTheManifestsOfAnotherFolder() {
        try (GitSource source = GitSource.builder(repository.url()).build()) {
            assertThatExceptionOfType(ManifestException.class)
                    .isThrownBy(source::fetch)
                    .withMessageContaining("environments/prod/githops.yaml:1:1: found an overlay among manifests");
        }
    }
}
