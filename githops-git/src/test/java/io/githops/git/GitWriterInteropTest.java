package io.githops.git;

import static io.githops.git.Written.ROBOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.git.trust.CommitSigner;
import io.githops.git.trust.TestKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is looked at by the {@code git} program. */
class GitWriterInteropTest {
    @TempDir
    Path folder;

    private TestRepository infra;

    @BeforeEach
    void create() throws IOException {
        Assumptions.assumeTrue(run("git", "--version").endsWith("0"), "the program git is not on the PATH");
        infra = TestRepository.create(folder.resolve("infra.git"));
        infra.file("a.yaml", "a").file("lab/b.yaml", "b").commit("First");
    }

    @Test
    void gitFindsNoFaultInAPushedHistory() throws IOException {
        try (PushServer server = PushServer.start(infra.repository());
                GitWriter writer =
                        GitWriter.builder(server.url(), ROBOT).signOff().build()) {
            writer.commit(FileEdits.none().put("lab/c.yaml", "c").delete("lab/b.yaml"), "Ünïcode — works");
            writer.push(writer.promote("main", "lab", "prod"));
        }

        assertThat(git("fsck", "--strict", "--no-dangling")).endsWith("0");
        assertThat(git("log", "--format=%an <%ae>|%s|%(trailers:key=Signed-off-by,valueonly,separator=%x2C)", "main"))
                .contains(
                        "Release Robot <robot@example.org>|Ünïcode — works|Release Robot <robot@example.org>",
                        "|Promote lab at ");
        assertThat(git("ls-tree", "-r", "--name-only", "main")).startsWith("a.yaml\nlab/c.yaml\nprod/c.yaml\n");
    }

    @Test
    void gitVerifiesTheSignature() throws IOException {
        Assumptions.assumeTrue(run("ssh-keygen", "-?").length() > 3, "the program ssh-keygen is not on the PATH");
        Path allowed =
                Files.writeString(folder.resolve("allowed"), ROBOT.email() + " " + TestKey.ED25519.publicKey() + "\n");
        try (PushServer server = PushServer.start(infra.repository());
                GitWriter writer = GitWriter.builder(server.url(), ROBOT)
                        .signer(CommitSigner.ssh(TestKey.ED25519.privateKey()))
                        .build()) {
            writer.commit(FileEdits.none().put("a.yaml", "signed"), "Signed");
        }

        assertThat(git("-c", "gpg.ssh.allowedSignersFile=" + allowed, "verify-commit", "main"))
                .contains("Good \"git\" signature for robot@example.org")
                .endsWith("0");
    }

    private String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + infra.folder()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** What a program says, and its exit code at the end; empty when there is no such program. */
    private String run(String... command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("HOME", folder.toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said + process.onExit().join().exitValue();
        } catch (IOException e) {
            return "";
        }
    }
}
