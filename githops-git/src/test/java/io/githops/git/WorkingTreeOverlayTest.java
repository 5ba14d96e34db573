package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingTreeOverlayTest {
    private static final String OVERLAY = """
            apiVersion: githops.io/v1
            kind: Overlay
            bases: [../../base]
            namePrefix: prod-
            """;

    @TempDir
    Path folder;

    private Path root;
    private String commit;

    @BeforeEach
    void checkOut() throws IOException, GitAPIException {
        root = folder.resolve("infra");
        try (TestRepository repository = TestRepository.create(folder.resolve("infra.git"))) {
            commit = repository
                    .file("base/web.yaml", configMap("web"))
                    .file("other/db.yaml", configMap("db"))
                    .file("environments/prod/githops.yaml", OVERLAY)
                    .file("environments/prod/own.yaml", configMap("own"))
                    .commit("First");
            Git.cloneRepository()
                    .setURI(repository.url())
                    .setDirectory(root.toFile())
                    .call()
                    .close();
        }
    }

    @Test
    void readsTheCommitAsTheCommitIsRead() throws IOException {
        write("other/db.yaml", configMap("changed"));

        Snapshot clean = fetch(prod());

        assertThat(names(clean)).containsExactly("prod-web", "prod-own");
        assertThat(clean.revision().id()).isEqualTo(commit);
        assertThat(clean.resources())
                .isEqualTo(fetch(GitSource.builder(root.toString()).path("environments/prod"))
                        .resources());
    }

    @Test
    void marksAChangeOfABase() throws IOException {
        write("base/web.yaml", configMap("shop"));

        Snapshot dirty = fetch(prod());

        assertThat(names(dirty)).containsExactly("prod-shop", "prod-own");
        assertThat(dirty.revision().label()).isEqualTo("main (dirty)");
    }

    @Test
    void followsAnOverlayThatIsNotCommitted() throws IOException {
        write("environments/prod/githops.yaml", OVERLAY.replace("../../base", "../../base, ../../other"));

        Snapshot dirty = fetch(prod());

        assertThat(names(dirty)).containsExactly("prod-web", "prod-db", "prod-own");
        assertThat(dirty.revision().id()).startsWith(commit + "-dirty-");
    }

    @Test
    void noticesThatAnOverlayIsGone() throws IOException {
        Files.delete(root.resolve("environments/prod/githops.yaml"));

        try (GitSource source = prod().include("own.yaml", "web.yaml").build()) {
            assertThat(names(source.fetch())).containsExactly("own");
            assertThat(source.fetch().revision().label()).isEqualTo("main (dirty)");
            assertThat(names(source.fetch(commit))).containsExactly("prod-web", "prod-own");
        }
    }

    @Test
    void refusesABaseThatIsNotThere() throws IOException {
        write("environments/prod/githops.yaml", OVERLAY.replace("../../base", "../../none"));

        assertThat(failure(ManifestException.class, prod()).problems())
                .extracting(Problem::code)
                .containsExactly("GH2083");
    }

    private GitSourceBuilder prod() {
        return GitSource.workingTree(root).path("environments/prod");
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(root.resolve(path), text);
    }
}
