package io.githops.git.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.githops.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedSignersBuilderTest {
    private static final String KEY = TestKey.ED25519.publicKey();

    @TempDir
    Path folder;

    @Test
    void readsFiles() throws Exception {
        Path allowed = Files.writeString(folder.resolve("allowed_signers"), "ada@example.org " + KEY + "\n");
        byte[] signed = CommitSigner.ssh(TestKey.ED25519.privateKey()).signCommit(TestObjects.commit("Add web"));

        assertThat(AllowedSigners.ssh(allowed).verifyCommit(signed).isGood()).isTrue();
    }

    @Test
    void tellsEveryProblemOfEveryFileWithItsPlace() {
        AllowedSignersBuilder builder = AllowedSigners.builder()
                .ssh("allowed", "# team\nada@example.org\n\nbob@example.org ssh-ed25519 AAAA\n")
                .revoked("revoked", "serial: 4\n")
                .openPgp("keys.asc", new byte[] {1, 2, 3})
                .ssh(folder.resolve("missing"));

        var failure = catchThrowableOfType(AllowedSignersException.class, builder::build);

        assertThat(failure.problems())
                .extracting(Problem::code, problem -> String.valueOf(problem.position()))
                .containsExactly(
                        tuple("GH2063", "allowed:2:1"),
                        tuple("GH2063", "allowed:4:1"),
                        tuple("GH2063", "revoked:1:1"),
                        tuple("GH2064", "null"),
                        tuple("GH2065", "keys.asc:1:1"));
        assertThat(failure)
                .hasMessageContaining("allowed:2:1: found the end of the line; expected a type of key")
                .hasMessageContaining("missing: found no such file; expected keys");
        assertThat(failure.code()).isEqualTo("GH2063");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "namespace=\"git\"               | found \"namespace=\"git\"\"; expected a type of key",
                "valid-after=20260101            | found \"valid-after=20260101\"; expected a type of key",
                "cert-authority=\"yes\"          | expected a type of key",
                "namespaces=\"git\",             | found the end of the line",
                "valid-after=\"tomorrow\"        | found valid-after=\"tomorrow\"; expected a time such as 20260401Z",
                "valid-before=\"20261331Z\"      | found valid-before=\"20261331Z\"; expected a time",
                "valid-after=\"20260201Z\",valid-before=\"20260101Z\" | found valid-after behind valid-before",
                "namespaces=\"git\",namespaces=\"file\" | found the option namespaces twice",
                "ssh-dss                         | found malformed Base64"
            })
    void refusesLinesThatSshKeygenWouldNotTake(String options, String expected) {
        String line = "ada@example.org " + options + " " + (options.endsWith(",") ? "" : KEY);

        assertThatThrownBy(() -> AllowedSigners.builder().ssh("allowed", line).build())
                .hasMessageStartingWith("allowed:1:1: ")
                .hasMessageContaining(expected);
    }

    @Test
    void refusesWeakAndMismatchedKeys() {
        String asRsa = "ssh-rsa " + KEY.substring(KEY.indexOf(' ') + 1);

        assertThatThrownBy(() -> AllowedSigners.builder()
                        .ssh("allowed", "ada@example.org " + asRsa)
                        .build())
                .hasMessageContaining("found a key that is not of the type it says");
        assertThatThrownBy(() -> AllowedSigners.builder()
                        .ssh("allowed", "ada@example.org " + TestKey.weakRsa())
                        .build())
                .hasMessageContaining("found an RSA key of 1024 bits, and at least 2048 are safe");
    }

    @Test
    void saysThatABinaryRevocationListIsNotRead() {
        assertThatThrownBy(() -> AllowedSigners.builder()
                        .revoked("revoked.krl", "SSHKRL\n\0\0\0\0\1")
                        .build())
                .hasMessage("revoked.krl:1:1: found a revocation list in binary format; expected one key or fingerprint"
                        + " on each line (GH2063)");
    }
}
