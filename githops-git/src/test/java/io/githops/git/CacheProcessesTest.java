package io.githops.git;

import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.git.FaultyLine.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One cache folder in the hands of several Java processes. */
@Timeout(120)
class CacheProcessesTest {

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web-0.yaml", configMap("web-0")).commit("Add web-0");
        server = GitHttpServer.start(repository.repository());
    }

    @AfterEach
    void stopServer() {
        server.close();
        repository.close();
    }

    @Test
    void twoProcessesReadTheSameWhileCommitsArrive() throws IOException {
        try (var first = new Child(List.of(), server.url(), cache());
                var second = new Child(List.of(), server.url(), cache())) {
            String expected = "web-0";
            for (int commit = 1; commit <= 5; commit++) {
                first.ask();
                second.ask();
                assertThat(List.of(first.answer(), second.answer())).containsOnly(expected);

                repository
                        .file("web-" + commit + ".yaml", configMap("web-" + commit))
                        .commit("Add one");
                expected += ",web-" + commit;
            }
        }
        assertThat(siblings()).hasSize(2);
    }

    @Test
    void aProcessKilledDuringATransferIsNotInTheWay() throws IOException, InterruptedException {
        repository.file("noise.md", noise(200_000)).commit("Add noise");
        try (FaultyLine line = FaultyLine.to(server.port());
                var killed = new Child(List.of(), line.url(), cache())) {
            line.breakAfter(100_000, Fault.SILENCE);
            killed.ask();
            assertThat(line.awaitBreak()).isTrue();
            killed.kill();

            line.mend();
            assertThat(names(fetch(GitSource.builder(line.url()).cache(cache()))))
                    .containsExactly("web-0");
        }
        assertThat(siblings()).hasSize(2).noneMatch(name -> name.contains(".new-"));
    }

    @Test
    void aDiskThatTakesNoMoreIsReportedAndLeavesTheCacheUsable() throws IOException {
        Path shell = Path.of("/bin/bash");
        assumeTrue(Files.isExecutable(shell), "needs /bin/bash to limit the size of files");
        fetch(GitSource.builder(server.url()).cache(cache()));
        repository.file("noise.md", noise(200_000)).commit("Add noise");

        try (var limited =
                new Child(List.of(shell.toString(), "-c", "ulimit -f 64; exec \"$0\" \"$@\""), server.url(), cache())) {
            limited.ask();
            assertThat(limited.answer())
                    .contains("objects cannot be kept in this folder", "check the disk and cache(...) (GH2001)");
        }

        assertThat(names(fetch(GitSource.builder(server.url()).cache(cache())))).containsExactly("web-0");
        assertThat(siblings()).hasSize(2);
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private List<String> siblings() throws IOException {
        try (Stream<Path> files = Files.list(cache())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Text that does not get smaller when it is compressed. */
    private static String noise(int length) {
        var random = new Random(1);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt(94)));
        }
        return text.toString();
    }

    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;
        private final OutputStream questions;

        Child(List<String> prefix, String url, Path cache) throws IOException {
            process = CacheProcess.command(prefix, url, cache).start();
            answers = process.inputReader();
            questions = process.getOutputStream();
        }

        void ask() throws IOException {
            questions.write('\n');
            questions.flush();
        }

        String answer() throws IOException {
            return answers.readLine();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
