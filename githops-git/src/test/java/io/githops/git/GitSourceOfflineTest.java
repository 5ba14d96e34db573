package io.githops.git;

import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.source.LastGoodSource;
import io.githops.source.Snapshot;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceOfflineTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        server = GitHttpServer.start(repository.repository());
    }

    @AfterEach
    void stopServer() {
        server.close();
        repository.close();
    }

    @Test
    void startsFromTheCacheFolderWhileTheServerIsAway() {
        Snapshot good;
        try (LastGoodSource before = process()) {
            good = before.fetch();
        }
        server.close();

        try (LastGoodSource after = process()) {
            Snapshot served = after.fetch();

            assertThat(served.revision()).isEqualTo(good.revision());
            assertThat(served.resources()).isEqualTo(good.resources());
            assertThat(after.staleness().orElseThrow().cause()).isInstanceOf(SourceUnavailableException.class);
        }
    }

    @Test
    void startsFromTheLastGoodCommitWhileTheNewestIsBroken() throws IOException {
        try (LastGoodSource before = process()) {
            before.fetch();
        }
        String broken = repository.file("web.yaml", "{").commit("Break web");

        try (LastGoodSource after = process()) {
            assertThat(names(after.fetch())).containsExactly("web");
            assertThat(after.staleness().orElseThrow().refused()).contains(broken);
        }
    }

    @Test
    void hasNothingToStartFromWithoutTheCacheFolder() {
        try (LastGoodSource before = process()) {
            before.fetch();
        }
        server.close();

        try (LastGoodSource after = LastGoodSource.builder(
                        GitSource.builder(server.url()).build())
                .memory(folder.resolve("good"))
                .build()) {
            assertThatThrownBy(after::fetch).isInstanceOf(SourceUnavailableException.class);
        }
    }

    private LastGoodSource process() {
        return LastGoodSource.builder(GitSource.builder(server.url())
                        .cache(folder.resolve("cache"))
                        .build())
                .memory(folder.resolve("good"))
                .build();
    }
}
