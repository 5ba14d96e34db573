package io.githops.harvester;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes small programs for a shell, which run in the folder that they lie in. */
record Program(Path folder) {
    private static final Path SHELL = Path.of("/bin/sh");

    /** Skips the test where there is no shell. */
    static Program in(Path folder) {
        assumeTrue(Files.isExecutable(SHELL), "there is no " + SHELL + " to run a credential plugin with");
        return new Program(folder);
    }

    /** An answer of the stable version. */
    static String credential(String status) {
        return credential("client.authentication.k8s.io/v1", status);
    }

    static String credential(String version, String status) {
        return "{\"kind\": \"ExecCredential\", \"apiVersion\": \"" + version + "\", \"status\": " + status + "}";
    }

    Path answering(String status) throws IOException {
        return printing(credential(status));
    }

    Path printing(String output) throws IOException {
        return writing("cat <<'EOF'\n" + output + "\nEOF");
    }

    /** Gives the number of the run as a token. */
    Path counting(String status) throws IOException {
        return writing("echo run >> runs; cat <<EOF\n"
                + credential(status.replace("COUNT", "$(wc -l < runs | tr -d ' ')")) + "\nEOF");
    }

    Path writing(String commands) throws IOException {
        Path file = Files.writeString(
                folder.resolve("plugin"), "#!" + SHELL + "\ncd '" + folder + "' || exit 9\n" + commands + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    long runs() throws IOException {
        try (var lines = Files.lines(folder.resolve("runs"))) {
            return lines.count();
        }
    }
}
