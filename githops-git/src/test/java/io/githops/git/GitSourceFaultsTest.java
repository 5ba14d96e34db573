package io.githops.git;

import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.git.FaultyLine.Fault;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a source with a cache folder when the line or the repository at its other end fails. */
class GitSourceFaultsTest {
    private static final int PLACES = 12;

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;
    private FaultyLine line;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        server = GitHttpServer.start(repository.repository());
        line = FaultyLine.to(server.port());
    }

    @AfterEach
    void stopServer() {
        line.close();
        server.close();
        repository.close();
    }

    @Test
    void aTransferThatBreaksOffOnceIsTriedAgain() throws IOException {
        long whole = bytesOfAFirstFetch();
        for (int place = 0; place < PLACES; place++) {
            line.breakAfter(whole * (4 * PLACES + place) / (5 * PLACES), Fault.CUT_ONCE);

            try (GitSource source = source("once-" + place)) {
                assertThat(names(source.fetch())).containsExactly("web");
            }
        }
    }

    @Test
    void aLineThatBreaksAnywhereLeavesNothingWrongBehind() throws IOException {
        long whole = bytesOfAFirstFetch();
        for (int place = 0; place < PLACES; place++) {
            try (GitSource source = source("always-" + place)) {
                line.breakAfter(whole * place / PLACES, Fault.CUT);
                assertThat(catchThrowable(source::fetch)).isInstanceOf(SourceUnavailableException.class);

                line.mend();
                assertThat(names(source.fetch())).containsExactly("web");
            }
        }
    }

    @Test
    void aFullCacheOutlivesALineThatBreaks() throws IOException {
        try (GitSource source = source("kept")) {
            source.fetch();
            repository.file("db.yaml", configMap("db")).commit("Add db");
            line.breakAfter(1_000, Fault.CUT);
            assertThat(catchThrowable(source::fetch)).isInstanceOf(SourceUnavailableException.class);
            line.mend();
            int requests = server.requests().size();

            assertThat(names(source.fetch(
                            repository.repository().resolve("main~1").name())))
                    .containsExactly("web");
            assertThat(names(source.fetch())).containsExactly("db", "web");
            assertThat(server.requests().size()).isGreaterThan(requests);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 90})
    void aServerThatFallsSilentIsGivenUp(int percent) throws IOException {
        long whole = bytesOfAFirstFetch();
        line.breakAfter(whole * percent / 100, Fault.SILENCE);

        try (GitSource source = source("silent")) {
            assertThat(catchThrowable(source::fetch)).isInstanceOf(SourceUnavailableException.class);
        }
    }

    @Test
    void followsABranchThatWasRewritten() throws IOException {
        try (GitSource source = source("rewritten")) {
            source.fetch();
            repository.checkout("other").remove("web.yaml").file("nas.yaml", configMap("nas"));
            String unrelated = repository.commit("Begin again");
            repository.point(Constants.R_HEADS + "main", unrelated).checkout("main");

            assertThat(source.fetch().revision().id()).isEqualTo(unrelated);
            assertThat(names(source.fetch())).containsExactly("nas");
        }
    }

    @Test
    void saysThatTheRepositoryIsGoneAndGoesOnWhenItIsBack() throws IOException {
        try (GitSource source = source("gone")) {
            source.fetch();
            server.status(404);
            assertThat(catchThrowable(source::fetch))
                    .isInstanceOf(SourceUnavailableException.class)
                    .hasMessageContaining("the server has no repository here");

            server.status(200);
            assertThat(names(source.fetch())).containsExactly("web");
        }
    }

    @Test
    void followsARepositoryToWhereTheServerSendsItsCallers() throws IOException {
        try (GitSource source = source("moved");
                GitHttpServer other = GitHttpServer.start(repository.repository())) {
            source.fetch();
            repository.file("db.yaml", configMap("db")).commit("Add db");
            server.redirectTo(other);

            assertThat(names(source.fetch())).containsExactly("db", "web");
        }
    }

    private long bytesOfAFirstFetch() {
        long before = line.passed();
        try (GitSource source = source("measured")) {
            source.fetch();
        }
        return line.passed() - before;
    }

    private GitSource source(String cache) {
        return GitSource.builder(line.url())
                .cache(folder.resolve(cache))
                .access(GitAccess.builder().timeout(Duration.ofSeconds(1)).build())
                .build();
    }
}
