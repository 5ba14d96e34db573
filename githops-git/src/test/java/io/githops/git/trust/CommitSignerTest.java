package io.githops.git.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommitSignerTest {
    private static final byte[] COMMIT = TestObjects.commit("Add web");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void signsWithEveryKindOfKey(TestKey key) throws MalformedException {
        byte[] signed = CommitSigner.ssh(key.privateKey()).signCommit(COMMIT);

        SignedObject commit = SignedObject.commit(signed);
        var signature = SshSignature.parse(commit.signatures().get(0));
        assertThat(commit.payload()).isEqualTo(COMMIT);
        assertThat(SshVerification.isValid(
                        SshPublicKey.parse(signature.publicKey()),
                        signature.signature(),
                        signature.signedBytes(COMMIT)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, '', ''",
        "ecdsa, '', ''",
        "ecdsa, '', PKCS8",
        "ed25519, purple, ''",
        "rsa, purple, ''",
        "ecdsa, purple, PKCS8"
    })
    void readsTheKeysOfSshKeygen(String type, String passphrase, String format) throws Exception {
        Path key = sshKeygen(type, passphrase, format);

        var signer = CommitSigner.ssh(Files.readString(key), passphrase::toCharArray);

        assertThat(Files.readString(folder.resolve("key.pub")))
                .startsWith(((SshCommitSigner) signer).publicKey().toString());
    }

    @Test
    void writesWhatSshKeygenTakesForASignature() throws Exception {
        Programs.assumeSshKeygen();
        Path signature = Files.writeString(
                folder.resolve("signature"),
                CommitSigner.ssh(TestKey.ED25519.privateKey()).sign(COMMIT));
        Path message = Files.write(folder.resolve("message"), COMMIT);

        String answer = Programs.run(
                folder, message, "ssh-keygen", "-Y", "check-novalidate", "-n", "git", "-s", signature.toString());

        assertThat(answer).contains("Good \"git\" signature");
    }

    @Test
    void refusesAKeyWithAWrongOrMissingPassphrase() throws Exception {
        for (String format : List.of("", "PKCS8")) {
            String key = Files.readString(sshKeygen("ecdsa", "correct horse", format));

            assertThatThrownBy(() -> CommitSigner.ssh(key, "battery staple"::toCharArray))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("passphrase")
                    .hasMessageNotContaining("battery");
            assertThatThrownBy(() -> CommitSigner.ssh(key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no passphrase was given");
            Files.delete(folder.resolve("key"));
        }
    }

    @Test
    void refusesWhatIsNoKeyWithoutRepeatingIt() {
        String broken = TestKey.RSA.privateKey().replaceFirst("[A-Z]{2}", "  ");
        for (String text : List.of("", "hunter2", "-----BEGIN RSA PRIVATE KEY-----\nhunter2\n", broken)) {
            assertThatThrownBy(() -> CommitSigner.ssh(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("SSH key: ")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void beginsTheSignatureOfATagOnALineOfItsOwn() throws MalformedException {
        byte[] tag = new String(TestObjects.tag("First"), StandardCharsets.UTF_8)
                .stripTrailing()
                .getBytes(StandardCharsets.UTF_8);

        byte[] signed = CommitSigner.ssh(TestKey.ED25519.privateKey()).signTag(tag);

        assertThat(SignedObject.tag(signed).payload()).isEqualTo(TestObjects.tag("First"));
    }

    @Test
    void refusesToSignTwice() {
        CommitSigner signer = CommitSigner.ssh(TestKey.ED25519.privateKey());

        assertThatThrownBy(() -> signer.signCommit(signer.signCommit(COMMIT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without signature");
    }

    @Test
    void showsTheFingerprintAndNothingElseOfItsKey() {
        assertThat(CommitSigner.ssh(TestKey.ED25519.privateKey()))
                .hasToString("CommitSigner[" + TestKey.ED25519.fingerprint() + "]");
    }

    private Path sshKeygen(String type, String passphrase, String format) throws Exception {
        Programs.assumeSshKeygen();
        var command = new ArrayList<>(List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-f", "key"));
        command.addAll(type.equals("rsa") ? List.of("-b", "2048") : List.of());
        command.addAll(format.isEmpty() ? List.of() : List.of("-m", format));
        Programs.run(folder, null, command.toArray(String[]::new));
        return folder.resolve("key");
    }
}
