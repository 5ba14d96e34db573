package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository whose first commit nobody signed, and whose branch {@code signed} ends with a signed one. */
class TrustTest {
    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.create();
    private GitFolder repository;
    private Path signers;

    @BeforeEach
    void signACommit() throws IOException, GitAPIException {
        signers = key.writeAllowedSigners(folder.resolve("allowed_signers"), "robot@example.org");
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("staging/settings.yaml", Manifests.configMap("settings", "blue"));
        Ran promote = githops(
                "promote",
                "--repo",
                repository.path(),
                "--from",
                "staging",
                "--to",
                "production",
                "--committer",
                "Robot <robot@example.org>",
                "--signing-key",
                key.writePrivateKey(folder.resolve("key")),
                "--new-branch",
                "signed",
                "--push");
        assertThat(promote.exitCode()).as(promote.err()).isZero();
    }

    @Test
    void readsWhatAnAllowedSignerSigned() {
        Ran validate = validate("--ref", "signed", "--allowed-signers", signers);

        assertThat(validate.exitCode()).as(validate.err()).isZero();
        assertThat(validate.out()).startsWith("signature: GOOD: signed by robot@example.org with SHA256:");
    }

    @Test
    void refusesWhatNobodySigned() {
        assertRefused(
                validate("--ref", "main", "--allowed-signers", signers), "is UNSIGNED: it is not signed", "(GH2061)");
        assertRefused(
                validate("--ref", "signed", "--allowed-signers", signers, "--trust", "every-commit"),
                "found 1 without a good signature",
                "(GH2061)");
    }

    @Test
    void trustsWhatCameBeforeATrustedCommit() throws IOException {
        Object[] everyCommit = {"--ref", "signed", "--allowed-signers", signers, "--trust", "every-commit"};

        Ran trusted = validate(Stream.concat(Stream.of(everyCommit), Stream.of("--trusted-commit", repository.head()))
                .toArray());

        assertThat(trusted.exitCode()).as(trusted.err()).isZero();
        assertRefused(
                validate("--rewritten-history", "refuse", "--trusted-commit", "1a2b"),
                "trusted commit \"1a2b\": expected all 40 digits");
    }

    @Test
    void refusesABranchThatDoesNotDescendFromTheTrustedCommit() throws IOException, GitAPIException {
        String before = repository.head();
        repository.commit("staging/settings.yaml", Manifests.configMap("settings", "green"));

        Ran behind =
                validate("--ref", "signed", "--rewritten-history", "refuse", "--trusted-commit", repository.head());
        Ran descends = validate("--ref", "signed", "--rewritten-history", "refuse", "--trusted-commit", before);

        assertRefused(behind, "(GH2062)");
        assertThat(descends.exitCode()).as(descends.err()).isZero();
    }

    @Test
    void refusesAKeyThatWasRevoked() throws IOException {
        Path revoked = Files.writeString(folder.resolve("revoked"), key.publicKey() + "\n");

        assertRefused(
                validate("--ref", "signed", "--allowed-signers", signers, "--revoked-keys", revoked),
                "is REVOKED",
                "(GH2061)");
    }

    @Test
    void saysWhatIsWrongWithFilesOfKeys() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense"), "nonsense\n");

        assertRefused(validate("--allowed-signers", folder.resolve("none")), "found no such file", "(GH2064)");
        assertRefused(validate("--allowed-signers", nonsense), nonsense + ":1:1: ", "(GH2063)");
        assertRefused(validate("--openpgp-keys", nonsense), "expected public keys as gpg --export writes", "(GH2065)");
    }

    @Test
    void saysWhatNeedsSigners() {
        assertRefused(
                validate("--trust", "every-commit", "--first-parent"),
                "--trust, --first-parent: found without signers; expected --allowed-signers or --openpgp-keys");
        assertRefused(validate("--trusted-commit", "1a2b"), "--trusted-commit: found without signers; expected");
    }

    @Test
    void saysThatUncommittedChangesHaveNoSignature() {
        assertRefused(
                validate("--working-tree", "--allowed-signers", signers),
                "--working-tree: found --allowed-signers as well",
                "uncommitted changes have no signature");
    }

    private Ran validate(Object... more) {
        return githops(
                Stream.concat(Stream.of("validate", "--repo", repository.path(), "--path", "staging"), Stream.of(more))
                        .toArray());
    }

    private static void assertRefused(Ran ran, String... parts) {
        assertThat(ran.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(ran.err()).startsWith("error: ").contains(parts);
        assertThat(ran.errorLines()).hasSize(1);
    }
}
