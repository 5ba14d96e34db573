package io.githops.harvester;

import io.githops.cluster.UnauthorizedException;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that gives credentials.
 *
 * @param where the place that names it, which begins messages
 * @param version of the format that it speaks, such as {@code client.authentication.k8s.io/v1}
 * @param command a name to be looked up, or an absolute path
 * @param environment set in addition to that of this process
 * @param cluster what it is told of the cluster; empty for nothing
 * @param installHint how to get it, empty when unknown
 */
record CredentialPlugin(
        String where,
        String version,
        String command,
        List<String> arguments,
        Map<String, String> environment,
        Mapping cluster,
        String installHint) {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /**
     * Runs the program.
     *
     * @throws UnauthorizedException when it gives no credentials
     * @throws InterruptedException when this thread is interrupted meanwhile; the program is ended
     */
    ExecCredential ask() throws InterruptedException {
        return ask(TIMEOUT);
    }

    ExecCredential ask(Duration timeout) throws InterruptedException {
        ProgramRun run = start(timeout);
        if (run.isLate()) {
            throw failure("did not end within " + timeout.toSeconds() + " seconds; log in with it by hand first", run);
        }
        if (run.isTooLong()) {
            throw failure("wrote more than " + ProgramRun.MAX_OUTPUT_BYTES + " bytes; expected an ExecCredential", run);
        }
        if (run.exitCode() != 0) {
            throw failure("ended with code " + run.exitCode() + "; run it by hand to see why", run);
        }
        try {
            return ExecCredential.parse(run.output(), version);
        } catch (IllegalArgumentException e) {
            throw failure(e.getMessage() + "; expected an ExecCredential of " + version, run);
        }
    }

    private ProgramRun start(Duration timeout) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        builder.environment().put("KUBERNETES_EXEC_INFO", Json.text(information()));
        try {
            return ProgramRun.of(builder.start(), timeout);
        } catch (IOException e) {
            String hint = installHint.isBlank() ? "install it, or correct the path" : PluginWords.line(installHint);
            throw new UnauthorizedException(
                    where + ": the credential plugin " + ServerWords.bounded(command) + " could not be run; " + hint,
                    null);
        }
    }

    private Mapping information() {
        var specification = Mapping.builder();
        if (!cluster.isEmpty()) {
            specification.put("cluster", cluster);
        }
        return Mapping.builder()
                .put("kind", ExecCredential.KIND)
                .put("apiVersion", version)
                .put("spec", specification.put("interactive", false).build())
                .build();
    }

    private UnauthorizedException failure(String found, ProgramRun run) {
        String said = new PluginWords(this).of(run.complaint());
        return new UnauthorizedException(
                where + ": the credential plugin " + ServerWords.bounded(command) + " " + found
                        + (said.isEmpty() ? "" : " (it says: " + said + ")"),
                null);
    }

    /** Without arguments and environment, which may hold secrets. */
    @Override
    public String toString() {
        return where + ": " + command;
    }
}
