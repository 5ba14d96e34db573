package io.githops.git.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs programs of this machine, apart from its user's configuration. */
final class Programs {
    private Programs() {}

    static void assumeSshKeygen() {
        assumeTrue(starts("ssh-keygen", "-?"), "the program ssh-keygen is not on the PATH");
    }

    static void assumeGit() {
        assumeTrue(starts("git", "--version"), "the program git is not on the PATH");
    }

    /**
     * What the program writes to either output; it must end well.
     *
     * @param input the file it reads; null for none
     */
    static String run(Path folder, @Nullable Path input, String... command) throws IOException {
        return run(folder, input, Map.of(), command);
    }

    static String run(Path folder, @Nullable Path input, Map<String, String> environment, String... command)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as("%s: %s", List.of(command), answer)
                .isZero();
        return answer;
    }

    private static boolean starts(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            process.onExit().join();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
