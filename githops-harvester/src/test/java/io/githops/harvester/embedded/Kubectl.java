package io.githops.harvester.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs {@code kubectl} against an embedded Harvester. */
final class Kubectl {
    private static final long MAX_SECONDS = 60;

    private final Path folder;

    private Kubectl(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where there is no {@code kubectl}. */
    static Kubectl of(EmbeddedHarvester harvester, Path folder) throws IOException {
        Assumptions.assumeTrue(isInstalled(), "needs kubectl on the path");
        harvester.serve(0);
        Files.writeString(folder.resolve("kubeconfig"), harvester.kubeconfig());
        return new Kubectl(folder);
    }

    private static boolean isInstalled() {
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(directory, "kubectl"))) {
                return true;
            }
        }
        return false;
    }

    /** What a command prints on both of its outputs. */
    String run(String... arguments) throws IOException, InterruptedException {
        return end(arguments).printed();
    }

    /** Runs a command to its end, in the folder it was given. */
    Outcome end(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("kubectl " + String.join(" ", arguments) + " did not end");
        }
        return new Outcome(process.exitValue(), printed);
    }

    /** Applies a manifest on the server's side. */
    String apply(String manifest) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("manifest.yaml"), manifest);
        return run("apply", "--server-side", "-f", file.toString());
    }

    /** A command that goes on until it is closed. */
    Running follow(String... arguments) throws IOException {
        return new Running(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "kubectl",
                "--kubeconfig=" + folder.resolve("kubeconfig"),
                "--cache-dir=" + folder.resolve("cache"),
                "--request-timeout=" + MAX_SECONDS));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** How a command ended, and what it printed on both of its outputs. */
    record Outcome(int exitCode, String printed) {}

    static final class Running implements AutoCloseable {
        private final Process process;
        private final BufferedReader lines;

        private Running(Process process) {
            this.process = process;
            this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Waits for a line that holds a text; fails when the command ends before. */
        String await(String text) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(text)) {
                    return line;
                }
            }
            throw new AssertionError("kubectl ended without a line that holds " + text);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
