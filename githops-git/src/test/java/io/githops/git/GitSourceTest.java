package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Snapshot;
import io.githops.tree.FieldPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceTest {

    @TempDir
    Path folder;

    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(folder.resolve("infra.git"));
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void readsTheDefaultBranchAndSaysWhoMadeTheCommit() throws IOException {
        String id = repository.file("web.yaml", configMap("web")).commit("Add web\n\nAs asked for.");

        Snapshot snapshot = fetch(GitSource.builder(repository.url()));

        var commit = new Commit(
                "Ada Example", "ada@example.org", TestRepository.START, "Add web", "Add web\n\nAs asked for.");
        assertThat(snapshot.revision()).isEqualTo(new Revision(id, "main", commit));
        assertThat(names(snapshot)).containsExactly("web");
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void namesFilesByTheirPathInTheRepository() throws IOException {
        repository.file("clusters/lab/web.yaml", configMap("web")).commit("Add web");

        Snapshot snapshot = fetch(GitSource.builder(repository.url()).path("clusters"));

        assertThat(snapshot.resources().get(0).position(FieldPath.root()))
                .hasValueSatisfying(position -> assertThat(position.file()).isEqualTo("clusters/lab/web.yaml"));
    }

    @Test
    void readsFilesInTheByteOrderOfTheirPaths() throws IOException {
        repository
                .file("a/x.yaml", configMap("in-folder"))
                .file("a.yaml", configMap("beside-folder"))
                .file("Z.yaml", configMap("upper-case"))
                .file("é.yaml", configMap("beyond-ascii"))
                .file("b.json", configMap("json"))
                .commit("Add files");

        assertThat(names(fetch(GitSource.builder(repository.url()))))
                .containsExactly("upper-case", "beside-folder", "in-folder", "json", "beyond-ascii");
    }

    @Test
    void leavesOutOtherFilesAndWhatBeginsWithADot() throws IOException {
        repository
                .file("web.yaml", configMap("web"))
                .file("README.md", "# Lab")
                .file(".hidden.yaml", "{")
                .file(".github/workflows/check.yaml", "{")
                .file("apps/.cache/x.yaml", "{")
                .commit("Add files");

        assertThat(names(fetch(GitSource.builder(repository.url())))).containsExactly("web");
    }

    @Test
    void readsOnlyTheFolderAndThePatternsGiven() throws IOException {
        repository
                .file("clusters/lab/web.yaml", configMap("web"))
                .file("clusters/lab/vm/db.yaml", configMap("db"))
                .file("clusters/lab/vm/old/db.yaml", configMap("old"))
                .file("clusters/lab/notes.txt", configMap("notes"))
                .file("clusters/dev/web.yaml", "{")
                .commit("Add clusters");

        var builder =
                GitSource.builder(repository.url()).path("clusters/lab/").include("/*.yaml", "vm/*.yaml", "*.txt");

        assertThat(names(fetch(builder))).containsExactly("notes", "db", "web");
    }

    @Test
    void readsAFolderWhoseNameBeginsWithADotWhenItIsGiven() throws IOException {
        repository.file(".fleet/web.yaml", configMap("web")).commit("Add web");

        assertThat(names(fetch(GitSource.builder(repository.url()).path(".fleet"))))
                .containsExactly("web");
    }

    @Test
    void seesANewCommitAndItsRevert() throws IOException {
        String first = repository.file("web.yaml", configMap("web")).commit("Add web");
        try (GitSource source = GitSource.builder(repository.url()).build()) {
            assertThat(names(source.fetch())).containsExactly("web");

            repository
                    .file("web.yaml", configMap("web2"))
                    .file("db.yaml", configMap("db"))
                    .commit("Change web");
            assertThat(names(source.fetch())).containsExactly("db", "web2");

            String revert = repository
                    .file("web.yaml", configMap("web"))
                    .remove("db.yaml")
                    .commit("Revert");
            Snapshot reverted = source.fetch();

            assertThat(names(reverted)).containsExactly("web");
            assertThat(reverted.revision().id()).isEqualTo(revert).isNotEqualTo(first);
        }
    }

    @Test
    void followsABranchThatWasRewritten() throws IOException {
        String first = repository.file("web.yaml", configMap("web")).commit("Add web");
        repository.file("web.yaml", configMap("mistake")).commit("Change web");
        try (GitSource source = GitSource.builder(repository.url()).build()) {
            assertThat(names(source.fetch())).containsExactly("mistake");

            repository.point("refs/heads/main", first);

            assertThat(source.fetch().revision().id()).isEqualTo(first);
            assertThat(names(source.fetch())).containsExactly("web");
        }
    }

    @Test
    void givesTheSameSnapshotAsLongAsTheCommitStays() throws IOException {
        String id = repository.file("web.yaml", configMap("web")).commit("Add web");
        try (GitSource source = GitSource.builder(repository.url()).build()) {
            Snapshot first = source.fetch();
            repository.point("refs/heads/other", id);

            assertThat(source.fetch()).isSameAs(first);
        }
    }

    @Test
    void letsThreadsWaitForEachOther() throws Exception {
        repository.file("web.yaml", configMap("web")).commit("Add web");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (GitSource source = GitSource.builder(repository.url()).build()) {
            List<Callable<Snapshot>> calls = Collections.nCopies(8, source::fetch);

            Set<Snapshot> snapshots = new HashSet<>();
            for (Future<Snapshot> call : threads.invokeAll(calls)) {
                snapshots.add(call.get());
            }

            assertThat(snapshots).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refusesATagThatLeadsToAFile() throws IOException {
        repository.point("refs/tags/key", repository.blob("a key"));

        assertThat(failure(
                        RevisionNotFoundException.class,
                        GitSource.builder(repository.url()).ref("key")))
                .hasMessage(
                        repository.folder() + ": \"key\" leads to a blob; expected a commit; check the ref (GH2002)");
    }

    @Test
    void refusesToFetchWhenClosed() throws IOException {
        repository.file("web.yaml", configMap("web")).commit("Add web");
        GitSource source = GitSource.builder(repository.url()).build();
        source.fetch();
        source.close();

        assertThatIllegalStateException().isThrownBy(source::fetch).withMessageContaining("is closed");
    }
}
