package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.Resource;
import io.githops.source.PathNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlameTest {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final List<String> commits = new ArrayList<>();
    private TestRepository repository;
    private GitHttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        server = GitHttpServer.start(repository.repository());
        commit("maps.yaml", web("1", "2") + "---\n" + db("one", "two"), "Add both");
        commit("maps.yaml", web("1", "2") + "---\n" + db("one", "three"), "Change the text of db");
        commit("maps.yaml", web("1", "3") + "---\n" + db("one", "three"), "Change web");
    }

    @AfterEach
    void stopServer() {
        server.close();
        repository.close();
    }

    @ParameterizedTest
    @EnumSource
    void namesTheCommitThatLastTouchedALine(Access access) throws IOException {
        try (GitSource source = source(access)) {
            Blame blame = source.blame("main", "maps.yaml", DEADLINE);

            assertThat(blame.isComplete()).isTrue();
            assertThat(blame.lines()).hasSize(16);
            assertThat(blame.line(7).revision().id()).isEqualTo(commits.get(0));
            assertThat(blame.line(8).revision().id()).isEqualTo(commits.get(2));
            assertThat(blame.line(8)).hasToString(commits.get(2).substring(0, 8) + " maps.yaml:8");
            assertThat(blame.line(16).revision().commit().subject()).isEqualTo("Change the text of db");
            assertThat(blame.line(16).revision().commit().authorName()).isEqualTo("Ada Example");
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTheCommitThatLastTouchedAResource(Access access) {
        try (GitSource source = source(access)) {
            List<Resource> resources = source.fetch().resources();
            Blame blame = source.blame("main", "maps.yaml", DEADLINE);

            assertThat(blame.of(resources.get(0)).revision().id()).isEqualTo(commits.get(2));
            assertThat(blame.of(resources.get(1)).revision().id())
                    .as("the last line of the text that ends the resource")
                    .isEqualTo(commits.get(1));
        }
    }

    @Test
    void followsAFileToItsFormerName() throws IOException {
        repository.remove("maps.yaml").file("lab/maps.yaml", web("1", "3") + "---\n" + db("one", "three"));
        commits.add(repository.commit("Move"));
        try (GitSource source = source(Access.HTTP)) {
            LineChange change = source.blame("main", "lab/maps.yaml", DEADLINE).line(7);

            assertThat(change.file()).isEqualTo("maps.yaml");
            assertThat(change.revision().id()).isEqualTo(commits.get(0));
        }
    }

    @Test
    void fetchesNoMoreHistoryThanThereIsNeedFor() throws IOException {
        String first = commits.get(0);
        for (int i = 0; i < 60; i++) {
            commit("maps.yaml", web("1", "x" + i), "Change " + i);
        }
        commit("maps.yaml", "# " + web("y", "z").replace("\n", "\n# ") + "\n", "Write anew");
        try (GitSource source = source(Access.CACHE)) {
            assertThat(source.blame("main", "maps.yaml", DEADLINE).isComplete()).isTrue();
            int requests = server.requests().size();

            source.fetch(first);

            assertThat(server.requests().size())
                    .as("the first commit was not here")
                    .isGreaterThan(requests);
        }
    }

    @Test
    void saysThatTheDeadlineCutHistoryShort() {
        try (GitSource source = source(Access.CACHE)) {
            Blame blame = source.blame("main", "maps.yaml", Duration.ofSeconds(-1));

            assertThat(blame.isComplete()).isFalse();
            assertThat(blame.remark()).startsWith("history is known in part only: the deadline");
            assertThat(blame.line(1)).hasToString(commits.get(2).substring(0, 8) + " maps.yaml:1 or earlier");
            assertThat(blame).hasToString("maps.yaml (16 lines), " + blame.remark());
        }
    }

    @Test
    void refusesWhatIsNotInTheFile() {
        try (GitSource source = source(Access.FILE)) {
            assertThatThrownBy(() -> source.blame("main", "no.yaml", DEADLINE))
                    .isInstanceOf(PathNotFoundException.class)
                    .hasMessageContaining("found no file \"no.yaml\"; expected the path of a file from the root");
            Blame blame = source.blame("main", "maps.yaml", DEADLINE);
            assertThatThrownBy(() -> blame.line(17))
                    .hasMessage("maps.yaml: found line 17; expected one between 1 and 16");
            Resource elsewhere = Resource.of(source.fetch().resources().get(0).tree());
            assertThatThrownBy(() -> blame.of(elsewhere))
                    .hasMessageContaining("no position; expected one in maps.yaml");
        }
    }

    private void commit(String path, String content, String message) throws IOException {
        commits.add(repository.file(path, content).commit(message));
    }

    private GitSource source(Access access) {
        return switch (access) {
            case HTTP -> GitSource.builder(server.url()).build();
            case CACHE ->
                GitSource.builder(server.url()).cache(folder.resolve("cache")).build();
            case FILE -> GitSource.builder(repository.url()).build();
        };
    }

    private static String web(String first, String second) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: web
                  namespace: lab
                data:
                  first: "%s"
                  second: "%s"
                """.formatted(first, second);
    }

    private static String db(String first, String second) {
        return """
                kind: ConfigMap
                apiVersion: v1
                metadata: {name: db, namespace: lab}
                data:
                  text: |
                    %s
                    %s
                """.formatted(first, second);
    }

    enum Access {
        HTTP,
        CACHE,
        FILE
    }
}
