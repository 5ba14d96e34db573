package io.githops.git;

import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.source.Commit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what the {@code git} program wrote, and what it serves. */
class GitInteropTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_AUTHOR_NAME", "Ada Example",
            "GIT_AUTHOR_EMAIL", "ada@example.org",
            "GIT_AUTHOR_DATE", "2026-01-02T03:04:05+05:00",
            "GIT_COMMITTER_NAME", "Release Robot",
            "GIT_COMMITTER_EMAIL", "robot@example.org");

    @TempDir
    Path folder;

    private Path work;
    private String first;

    @BeforeEach
    void createRepositoryWithGit() throws IOException {
        assumeTrue(hasGit(), "the git program is not on the PATH");
        work = Files.createDirectory(folder.resolve("infra"));
        git("init", "--quiet", "--initial-branch=main");
        Files.writeString(work.resolve("web.yaml"), configMap("web"));
        git("add", ".");
        git("commit", "--quiet", "--message=Add web");
        first = git("rev-parse", "HEAD");
        Files.writeString(work.resolve("db.yaml"), configMap("db"));
        git("add", ".");
        git("commit", "--quiet", "--message=Add db");
        git("tag", "--annotate", "--message=First", "v1", first);
    }

    @Test
    void readsAWorkingTree() {
        var snapshot = fetch(GitSource.builder(work.toString()));

        assertThat(names(snapshot)).containsExactly("db", "web");
        assertThat(snapshot.revision().commit())
                .isEqualTo(
                        new Commit("Ada Example", "ada@example.org", Instant.parse("2026-01-01T22:04:05Z"), "Add db"));
    }

    @Test
    void readsPackedObjectsAndNames() throws IOException {
        git("gc", "--quiet");

        assertThat(names(fetch(GitSource.builder(work.toString())))).containsExactly("db", "web");
        assertThat(fetch(GitSource.builder(work.toString()).ref("v1"))
                        .revision()
                        .id())
                .isEqualTo(first);
    }

    @Test
    void readsALinkedWorkingTreeAndAShallowClone() throws IOException {
        git("worktree", "add", "--quiet", "--detach", folder.resolve("linked").toString(), first);
        git(
                "clone",
                "--quiet",
                "--depth=1",
                work.toUri().toString(),
                folder.resolve("shallow").toString());

        assertThat(names(fetch(GitSource.builder(folder.resolve("linked").toString()))))
                .containsExactly("web");
        assertThat(names(fetch(GitSource.builder(folder.resolve("shallow").toString()))))
                .containsExactly("db", "web");
    }

    @Test
    void fetchesFromTheProgramByNameIdAndBeginningOfAnId() throws IOException {
        try (GitHttpServer server = GitHttpServer.start(new ProgramBackend());
                GitSource source = GitSource.builder(server.url()).build()) {
            assertThat(names(source.fetch())).containsExactly("db", "web");
            assertThat(source.fetch().revision().label()).isEqualTo("main");

            git("rm", "--quiet", "db.yaml");
            git("commit", "--quiet", "--message=Remove db");

            assertThat(names(source.fetch())).containsExactly("web");
            for (String ref : List.of("v1", first, first.substring(0, 9))) {
                assertThat(fetch(GitSource.builder(server.url()).ref(ref))
                                .revision()
                                .id())
                        .isEqualTo(first);
            }
        }
    }

    private boolean hasGit() {
        try {
            return run(folder, Map.of(), "git", "--version").onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String git(String... arguments) throws IOException {
        Process process = run(
                work,
                ENVIRONMENT,
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new));
        String answer = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.onExit().join().exitValue()).isZero();
        return answer;
    }

    private static Process run(Path folder, Map<String, String> environment, String... command) throws IOException {
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private final class ProgramBackend implements GitHttpServer.Backend {
        @Override
        public void advertise(String protocol, OutputStream out) throws IOException {
            uploadPack(protocol, "--advertise-refs").getInputStream().transferTo(out);
        }

        @Override
        public void serve(String protocol, InputStream in, OutputStream out) throws IOException {
            Process process = uploadPack(protocol);
            try (OutputStream request = process.getOutputStream()) {
                in.transferTo(request);
            }
            process.getInputStream().transferTo(out);
        }

        private Process uploadPack(String protocol, String... options) throws IOException {
            Stream<String> command = Stream.of(
                            Stream.of("git", "upload-pack", "--stateless-rpc"), Stream.of(options), Stream.of("."))
                    .flatMap(part -> part);
            return run(work, Map.of("GIT_PROTOCOL", protocol), command.toArray(String[]::new));
        }
    }
}
