package io.githops.git.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.Signature;
import io.githops.source.Signature.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judges what {@code git} and {@code ssh-keygen} signed, and has them judge what we signed. */
class GitProgramTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_AUTHOR_NAME", "Ada Example",
            "GIT_AUTHOR_EMAIL", "ada@example.org",
            "GIT_COMMITTER_NAME", "Ada Example",
            "GIT_COMMITTER_EMAIL", "ada@example.org",
            "GIT_COMMITTER_DATE", "2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private Path allowed;

    @BeforeEach
    void createRepository() throws IOException {
        Programs.assumeGit();
        Programs.assumeSshKeygen();
        git("init", "--quiet", "--initial-branch=main");
        keygen("-q", "-t", "ed25519", "-N", "", "-f", "key");
        allowed = folder.resolve("allowed_signers");
        git("config", "gpg.format", "ssh");
        git("config", "user.signingkey", folder.resolve("key").toString());
        git("config", "gpg.ssh.allowedSignersFile", allowed.toString());
    }

    @Test
    void agreesWithGitAboutCommitsAndTags() throws IOException {
        String key = Files.readString(folder.resolve("key.pub"));
        git("commit", "--quiet", "--allow-empty", "-S", "--message=Add web");
        git("tag", "--sign", "--message=First", "v1");
        List<String> lines = List.of(
                "ada@example.org " + key,
                "*@example.org,!mallory@example.org namespaces=\"file,git\" " + key,
                "ada@example.org namespaces=\"file\" " + key,
                "ada@example.org valid-before=\"20260301110000Z\" " + key,
                "ada@example.org valid-after=\"20260301110000Z\",valid-before=\"20260301120000Z\" " + key,
                "ada@example.org valid-after=\"20260301120001Z\" " + key,
                "bob@example.org " + TestKey.OTHER.publicKey());

        for (String line : lines) {
            Files.writeString(allowed, line);

            assertThat(signers().verifyCommit(raw("commit", "HEAD")).isGood())
                    .as(line)
                    .isEqualTo(Programs.succeeds(folder, ENVIRONMENT, "git", "verify-commit", "HEAD"));
            assertThat(signers().verifyTag(raw("tag", "v1")).isGood())
                    .as(line)
                    .isEqualTo(Programs.succeeds(folder, ENVIRONMENT, "git", "verify-tag", "v1"));
        }
    }

    @Test
    void agreesWithGitAboutCertificates() throws IOException {
        keygen("-q", "-t", "ed25519", "-N", "", "-f", "authority");
        keygen(
                "-q",
                "-s",
                "authority",
                "-I",
                "ada",
                "-n",
                "ada@example.org,deploy",
                "-V",
                "20200101Z:20400101Z",
                "key.pub");
        git("config", "user.signingkey", folder.resolve("key-cert.pub").toString());
        git("commit", "--quiet", "--allow-empty", "-S", "--message=Add web");
        String authority = Files.readString(folder.resolve("authority.pub"));

        for (String line : List.of(
                "*@example.org cert-authority " + authority,
                "bob@example.org cert-authority " + authority,
                "*@example.org " + authority,
                "*@example.org cert-authority,valid-before=\"20250101Z\" " + authority,
                "ada@example.org " + Files.readString(folder.resolve("key.pub")))) {
            Files.writeString(allowed, line);

            Signature signature = signers().verifyCommit(raw("commit", "HEAD"));

            assertThat(signature.isGood())
                    .as("%s: %s", line, signature)
                    .isEqualTo(Programs.succeeds(folder, ENVIRONMENT, "git", "verify-commit", "HEAD"));
        }
        Files.writeString(allowed, "*@example.org cert-authority " + authority);
        assertThat(signers().verifyCommit(raw("commit", "HEAD")).signer()).isEqualTo("ada@example.org");
    }

    @Test
    void refusesCertificatesThatEndedOrWereForgedOrRevoked() throws IOException {
        keygen("-q", "-t", "ed25519", "-N", "", "-f", "authority");
        keygen(
                "-q",
                "-s",
                "authority",
                "-I",
                "ada",
                "-n",
                "ada@example.org",
                "-V",
                "20200101Z:20260301110000Z",
                "key.pub");
        git("config", "user.signingkey", folder.resolve("key-cert.pub").toString());
        git("commit", "--quiet", "--allow-empty", "-S", "--message=Add web");
        String authority = Files.readString(folder.resolve("authority.pub"));
        Files.writeString(allowed, "*@example.org cert-authority " + authority);
        byte[] commit = raw("commit", "HEAD");

        assertThat(signers().verifyCommit(commit).status()).isEqualTo(Status.EXPIRED);
        for (String revoked : List.of("authority.pub", "key.pub", "key-cert.pub")) {
            assertThat(AllowedSigners.builder()
                            .ssh(allowed)
                            .revoked(folder.resolve(revoked))
                            .build()
                            .verifyCommit(commit)
                            .status())
                    .isEqualTo(Status.REVOKED);
        }
        keygen("-q", "-h", "-s", "authority", "-I", "ada", "-n", "ada@example.org", "key.pub");
        git("commit", "--quiet", "--allow-empty", "-S", "--message=Add ssh");
        assertThat(signers().verifyCommit(raw("commit", "HEAD")))
                .hasToString("BAD: its certificate is forged or not for users");
    }

    @Test
    void makesSignaturesThatGitFindsGood() throws IOException {
        Files.writeString(allowed, "ada@example.org " + Files.readString(folder.resolve("key.pub")));
        CommitSigner signer = CommitSigner.ssh(Files.readString(folder.resolve("key")));
        git("commit", "--quiet", "--allow-empty", "--message=Add web\n\nWith a body.");
        git("tag", "--annotate", "--no-sign", "--message=First", "v1");

        String commit = write("commit", signer.signCommit(raw("commit", "HEAD")));
        String tag = write("tag", signer.signTag(raw("tag", "v1")));

        assertThat(git("verify-commit", "--verbose", commit)).contains("Good \"git\" signature for ada@example.org");
        assertThat(git("verify-tag", "--verbose", tag)).contains("Good \"git\" signature for ada@example.org");
    }

    @Test
    void agreesWithGnupg() throws IOException {
        Programs.assumeStarts("gpg", "--version");
        Path home = Files.createDirectory(folder.resolve("gnupg"));
        var environment = new HashMap<>(ENVIRONMENT);
        environment.put("GNUPGHOME", home.toString());
        try {
            Programs.run(
                    home,
                    null,
                    environment,
                    "gpg",
                    "--batch",
                    "--passphrase",
                    "",
                    "--quick-generate-key",
                    "Ada Example <ada@example.org>",
                    "ed25519",
                    "sign",
                    "never");
            for (String[] setting :
                    new String[][] {{"gpg.format", "openpgp"}, {"user.signingkey", "ada@example.org"}}) {
                git("config", setting[0], setting[1]);
            }
            environment.remove("GIT_COMMITTER_DATE");
            Programs.run(
                    folder, null, environment, "git", "commit", "--quiet", "--allow-empty", "-S", "--message=Add web");
            Programs.run(folder, null, environment, "gpg", "--output", "keys.pgp", "--export");
            AllowedSigners signers =
                    AllowedSigners.builder().openPgp(folder.resolve("keys.pgp")).build();

            Signature signature = signers.verifyCommit(raw("commit", "HEAD"));

            assertThat(signature.signer()).as("%s", signature).isEqualTo("Ada Example <ada@example.org>");
            String secret = Programs.run(
                    folder,
                    null,
                    environment,
                    "gpg",
                    "--batch",
                    "--passphrase",
                    "",
                    "--pinentry-mode",
                    "loopback",
                    "--armor",
                    "--export-secret-keys");
            CommitSigner signer = CommitSigner.openPgp(secret, () -> new char[0]);
            git("commit", "--quiet", "--allow-empty", "--no-gpg-sign", "--message=Add ssh");
            String commit = write("commit", signer.signCommit(raw("commit", "HEAD")));
            assertThat(Programs.succeeds(folder, environment, "git", "verify-commit", commit))
                    .isTrue();
        } finally {
            Programs.run(home, null, environment, "gpgconf", "--kill", "all");
        }
    }

    private AllowedSigners signers() {
        return AllowedSigners.ssh(allowed);
    }

    private byte[] raw(String type, String name) throws IOException {
        return Programs.bytes(folder, ENVIRONMENT, "git", "cat-file", type, name);
    }

    private String write(String type, byte[] object) throws IOException {
        Path file = Files.write(folder.resolve("object"), object);
        return git("hash-object", "-t", type, "-w", file.toString()).strip();
    }

    private String git(String... arguments) throws IOException {
        return Programs.run(folder, null, ENVIRONMENT, command("git", arguments));
    }

    private void keygen(String... arguments) throws IOException {
        Programs.run(folder, null, command("ssh-keygen", arguments));
    }

    private static String[] command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }
}
