package io.githops.examples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the program {@code git} without the settings of the user who runs it. */
final class Git {
    private Git() {}

    /** What keeps git from being run, and what to do. */
    static Optional<String> missing() {
        try {
            run(Path.of("."), "--version");
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("git: missing; expected the program on the path, install it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    /** Runs git to its end; returns what it prints. */
    static String run(Path folder, String... arguments) throws IOException, InterruptedException {
        Process process = command(folder, arguments).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        await(process);
        return output;
    }

    static ProcessBuilder command(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder git =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        git.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        return git;
    }

    static void await(Process process) throws IOException, InterruptedException {
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("git ended with status " + status + "; expected 0");
        }
    }
}
