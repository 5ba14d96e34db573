package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.Position;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Snapshot;
import io.githops.source.SourceUnavailableException;
import io.githops.tree.FieldPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitProvenanceTest {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Position WEB = new Position("lab/web.yaml", 5, 15);
    private static final Position WEB_NAME = new Position("lab/web.yaml", 3, 18);
    private static final Position DB = new Position("lab/db.yaml", 5, 15);

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;
    private String first;
    private String second;
    private String third;

    @BeforeEach
    void commitThrice() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        server = GitHttpServer.start(repository.repository());
        first = repository
                .file("lab/web.yaml", configMap("web", "1"))
                .file("lab/db.yaml", configMap("db", "1"))
                .commit("Add both");
        second = repository.file("lab/web.yaml", configMap("web", "2")).commit("Change web");
        third = repository.file("lab/db.yaml", configMap("db", "3")).commit("Change db");
    }

    @AfterEach
    void close() {
        server.close();
        repository.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesTheCommitsThatLastTouchedLinesOfSeveralFiles(boolean isRemote) {
        String address = isRemote ? server.url() : repository.url();
        try (GitSource source = GitSource.builder(address).path("lab").build()) {
            Snapshot snapshot = source.fetch();
            Position value = snapshot.resources()
                    .get(1)
                    .position(FieldPath.of("data", "value"))
                    .orElseThrow();

            Provenance provenance = source.provenance(snapshot.revision(), List.of(value, WEB_NAME, DB), DEADLINE);

            assertThat(value.file()).isEqualTo("lab/web.yaml");
            assertThat(ids(provenance)).isEqualTo(Map.of(value, second, WEB_NAME, first, DB, third));
            assertThat(provenance.of(value).orElseThrow().commit().authorName()).isEqualTo("Ada Example");
        }
    }

    @Test
    void fetchesHistoryOnceForAllFiles() throws IOException {
        for (int i = 0; i < 60; i++) {
            repository.file("lab/db.yaml", configMap("db", "x" + i)).commit("Change db again");
        }
        try (GitSource source = GitSource.builder(server.url()).build()) {
            Revision revision = source.fetch().revision();
            source.provenance(revision, List.of(DB, WEB), DEADLINE);
            int requests = server.requests().size();

            source.provenance(revision, List.of(DB, WEB), DEADLINE);

            assertThat(server.requests()).hasSize(requests);
        }
    }

    @Test
    void passesOverWhatTheRevisionDoesNotHave() {
        try (GitSource source = GitSource.builder(repository.url()).build()) {
            Revision revision = source.fetch().revision();
            var elsewhere = new Position("no.yaml", 1, 1);
            var behind = new Position("lab/web.yaml", 6, 1);
            var before = new Position("lab/web.yaml", 0, 1);

            Provenance provenance = source.provenance(revision, List.of(elsewhere, behind, before, WEB), DEADLINE);

            assertThat(ids(provenance)).isEqualTo(Map.of(WEB, second));
        }
    }

    @Test
    void asksNoFurtherWhenTheDeadlineHasPassed() {
        try (GitSource source = GitSource.builder(server.url()).build()) {
            Revision revision = source.fetch().revision();
            int requests = server.requests().size();

            assertThat(source.provenance(revision, List.of(WEB), Duration.ofSeconds(-1)))
                    .isEqualTo(Provenance.none());
            assertThat(server.requests()).hasSize(requests);
        }
    }

    @Test
    void saysNothingOfLinesThatAreOlderThanTheHistoryAtHand() throws IOException {
        Files.writeString(repository.folder().resolve("shallow"), third + "\n");
        try (GitSource source = GitSource.builder(repository.url()).build()) {
            Revision revision = source.fetch().revision();

            assertThat(source.blame("main", "lab/web.yaml", DEADLINE).line(5).isOldestKnown())
                    .isTrue();
            assertThat(source.provenance(revision, List.of(WEB, DB), DEADLINE)).isEqualTo(Provenance.none());
        }
    }

    @Test
    void saysNothingWhenOnlyTheHistoryCannotBeReached() {
        try (GitSource source =
                GitSource.builder(server.url()).cache(folder.resolve("cache")).build()) {
            Revision revision = source.fetch().revision();
            server.close();

            assertThat(source.provenance(revision, List.of(WEB), DEADLINE)).isEqualTo(Provenance.none());
        }
    }

    @Test
    void failsWhenTheRevisionCannotBeFound() {
        try (GitSource source = GitSource.builder(server.url()).build()) {
            Revision unknown = Revision.of("1".repeat(40), "main");

            assertThatThrownBy(() -> source.provenance(unknown, List.of(WEB), DEADLINE))
                    .isInstanceOf(RevisionNotFoundException.class);
            server.close();
            assertThatThrownBy(() -> source.provenance(unknown, List.of(WEB), DEADLINE))
                    .isInstanceOf(SourceUnavailableException.class);
        }
    }

    @Test
    void knowsLinesOfAWorkingTreeWhileItIsAsItWasCommitted() throws IOException, GitAPIException {
        Path root = folder.resolve("infra");
        Git.cloneRepository()
                .setURI(repository.url())
                .setDirectory(root.toFile())
                .call()
                .close();
        try (GitSource source = GitSource.workingTree(root).build()) {
            Revision clean = source.fetch().revision();
            assertThat(ids(source.provenance(clean, List.of(WEB), DEADLINE))).isEqualTo(Map.of(WEB, second));

            Files.writeString(root.resolve("lab/db.yaml"), configMap("db", "4"));
            Revision dirty = source.fetch().revision();

            assertThat(source.provenance(dirty, List.of(WEB), DEADLINE)).isEqualTo(Provenance.none());
        }
    }

    private static Map<Position, String> ids(Provenance provenance) {
        return provenance.revisions().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().id()));
    }

    private static String configMap(String name, String value) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: lab}
                data:
                  value: "%s"
                """.formatted(name, value);
    }
}
