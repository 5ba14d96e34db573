package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code git} program, run in a folder and without the settings of the user and the machine. */
record GitProgram(Path folder) {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_AUTHOR_NAME", "Ada Example",
            "GIT_AUTHOR_EMAIL", "ada@example.org",
            "GIT_COMMITTER_NAME", "Release Robot",
            "GIT_COMMITTER_EMAIL", "robot@example.org");

    /** Skips the test where there is no such program. */
    static GitProgram in(Path folder) {
        var git = new GitProgram(folder);
        assumeTrue(git.isThere(), "the git program is not on the PATH");
        return git;
    }

    /** What it prints; it must end well. */
    String run(String... arguments) throws IOException {
        return run("", Set.of(0), arguments).strip();
    }

    /** What it prints when it is given some input and ends with one of the codes. */
    String run(String input, Set<Integer> codes, String... arguments) throws IOException {
        Process process = start(arguments);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).isIn(codes);
        return answer;
    }

    boolean isThere() {
        try {
            return start("--version").onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Process start(String... arguments) throws IOException {
        var builder = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(ENVIRONMENT);
        return builder.start();
    }
}
