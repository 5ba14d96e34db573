package io.githops.git.trust;

import static io.githops.git.trust.TestObjects.TIME;
import static io.githops.git.trust.TestObjects.commit;
import static io.githops.git.trust.TestObjects.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.Signature;
import io.githops.source.Signature.Status;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SshSignersTest {
    private static final TestKey KEY = TestKey.ED25519;
    private static final byte[] SIGNED = CommitSigner.ssh(KEY.privateKey()).signCommit(commit("Add web"));

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void findsCommitsAndTagsOfAllowedSignersGood(TestKey key) {
        CommitSigner signer = CommitSigner.ssh(key.privateKey());
        AllowedSigners signers = allowed("ada@example.org " + key.publicKey());

        Signature ofCommit = signers.verifyCommit(signer.signCommit(commit("Add web")));
        Signature ofTag = signers.verifyTag(signer.signTag(tag("First")));

        assertThat(ofCommit)
                .isEqualTo(new Signature(
                        Status.GOOD,
                        "ada@example.org",
                        key.fingerprint(),
                        "signed by ada@example.org with " + key.fingerprint()));
        assertThat(ofTag).isEqualTo(ofCommit);
    }

    @Test
    void findsWhatIsNotSignedUnsigned() {
        AllowedSigners signers = allowed("ada@example.org " + KEY.publicKey());

        assertThat(signers.verifyCommit(commit("Add web"))).hasToString("UNSIGNED: it is not signed");
        assertThat(signers.verifyTag(tag("First")).status()).isEqualTo(Status.UNSIGNED);
    }

    @Test
    void doesNotKnowASignerWhoIsNotListedOrNotForGit() {
        assertThat(verify("bob@example.org " + TestKey.OTHER.publicKey()))
                .hasToString("UNKNOWN_SIGNER: nobody is allowed to sign with " + KEY.fingerprint());
        assertThat(verify("ada@example.org namespaces=\"file,!git*\" " + KEY.publicKey())
                        .status())
                .isEqualTo(Status.UNKNOWN_SIGNER);
        assertThat(verify("ada@example.org cert-authority " + KEY.publicKey()).status())
                .isEqualTo(Status.UNKNOWN_SIGNER);
        assertThat(verify("").status()).isEqualTo(Status.UNKNOWN_SIGNER);
    }

    @ParameterizedTest
    @CsvSource({
        "valid-after,  20260301120000Z, GOOD",
        "valid-after,  20260301120001Z, EXPIRED",
        "valid-before, 20260301120000Z, GOOD",
        "valid-before, 20260301115959Z, EXPIRED",
        "valid-before, 20260301Z, EXPIRED",
        "valid-after,  202603011200Z, GOOD"
    })
    void countsAKeyThatWasValidWhenTheCommitWasMade(String option, String time, Status expected) {
        Signature signature = verify("ada@example.org " + option + "=\"" + time + "\" " + KEY.publicKey());

        assertThat(signature.status()).isEqualTo(expected);
        assertThat(signature.signer()).isEqualTo("ada@example.org");
    }

    @Test
    void takesTheFirstLineThatIsValid() {
        String lines = """
                ada@old.example valid-before="20250101Z" %1$s
                # a comment, and an empty line

                ADA@new.example NAMESPACES="git",valid-after="20250101Z" %1$s laptop
                """.formatted(KEY.publicKey());

        assertThat(verify(lines).signer()).isEqualTo("ADA@new.example");
    }

    @Test
    void refusesARevokedKeyWheneverItSigned() {
        for (String revoked : new String[] {
            KEY.publicKey() + " stolen", KEY.fingerprint(), "key: " + KEY.publicKey(), "hash: " + KEY.fingerprint()
        }) {
            Signature signature = AllowedSigners.builder()
                    .ssh("allowed", "ada@example.org " + KEY.publicKey())
                    .revoked("revoked", TestKey.OTHER.fingerprint() + "\n" + revoked + "\n")
                    .build()
                    .verifyCommit(SIGNED);

            assertThat(signature).hasToString("REVOKED: the key " + KEY.fingerprint() + " is revoked");
        }
    }

    @Test
    void refusesASignatureForAnotherNamespace() {
        byte[] commit = commit("Add web");
        byte[] signed = SignedObject.withSignature(commit, TestSignature.of(KEY, "file", "sha512", commit));

        assertThat(allowed("ada@example.org " + KEY.publicKey()).verifyCommit(signed))
                .hasToString("BAD: it is a signature for \"file\" and not for \"git\"");
    }

    @Test
    void takesEitherDigestAndNoOther() {
        byte[] commit = commit("Add web");
        AllowedSigners signers = allowed("ada@example.org " + KEY.publicKey());

        assertThat(signers.verifyCommit(
                                SignedObject.withSignature(commit, TestSignature.of(KEY, "git", "sha256", commit)))
                        .status())
                .isEqualTo(Status.GOOD);
        assertThat(signers.verifyCommit(
                        SignedObject.withSignature(commit, TestSignature.of(KEY, "git", "sha1", commit))))
                .hasToString("BAD: the SSH signature cannot be used: found a digest other than sha256 and sha512");
    }

    @Test
    void refusesAnRsaSignatureWithSha1() throws Exception {
        byte[] commit = commit("Add web");
        byte[] value = TestSignature.raw("SHA1withRSA", TestKey.RSA, TestSignature.content("git", "sha512", commit));
        byte[] sha1 = new SshWriter().text("ssh-rsa").string(value).bytes();
        byte[] signed = SignedObject.withSignature(commit, TestSignature.armored(TestKey.RSA, "git", "sha512", sha1));

        assertThat(allowed("ada@example.org " + TestKey.RSA.publicKey()).verifyCommit(signed))
                .hasToString("BAD: the SSH signature cannot be used: found an RSA signature that is neither SHA-256 nor"
                        + " SHA-512");
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ECDSA_256"})
    void takesTheSignaturesOfSecurityTokens(TestKey key) {
        byte[] commit = commit("Add web");
        var token = TestToken.of(key);
        byte[] signed = SignedObject.withSignature(commit, token.sign(commit));
        byte[] other = SignedObject.withSignature(commit("Add ssh"), token.sign(commit));

        AllowedSigners signers = allowed("ada@example.org " + token.publicKey());

        assertThat(signers.verifyCommit(signed).status()).isEqualTo(Status.GOOD);
        assertThat(signers.verifyCommit(other).status()).isEqualTo(Status.BAD);
        assertThat(allowed("ada@example.org " + key.publicKey())
                        .verifyCommit(signed)
                        .status())
                .isEqualTo(Status.UNKNOWN_SIGNER);
    }

    @Test
    void refusesTheSignatureOfOtherContent() {
        String other = new String(SIGNED, StandardCharsets.UTF_8).replace("Add web", "Add ssh");

        assertThat(allowed("ada@example.org " + KEY.publicKey()).verifyCommit(other.getBytes(StandardCharsets.UTF_8)))
                .hasToString("BAD: the signature is not one of this content");
    }

    @Test
    void refusesACommitWithTwoSignatures() {
        String header = new String(SIGNED, StandardCharsets.UTF_8);
        String signature = header.substring(header.indexOf("gpgsig"), header.indexOf("\n\n") + 1);
        String twice = header.replace(signature, signature + signature);
        String appended = header.replace(
                "-----END SSH SIGNATURE-----",
                "-----END SSH SIGNATURE-----\n "
                        + signature.substring("gpgsig ".length()).stripTrailing());
        AllowedSigners signers = allowed("ada@example.org " + KEY.publicKey());

        assertThat(signers.verifyCommit(twice.getBytes(StandardCharsets.UTF_8)))
                .hasToString("BAD: it has 2 signatures, and one is expected");
        assertThat(signers.verifyCommit(appended.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(Status.BAD);
    }

    @Test
    void leavesOutTheSignatureForAnotherKindOfRepository() {
        String signed = new String(SIGNED, StandardCharsets.UTF_8);
        String both = signed.replaceFirst("\ngpgsig ", "\ngpgsig-sha256 -----BEGIN SSH SIGNATURE-----\n abc\ngpgsig ");
        String onlyOther = signed.replaceFirst("\ngpgsig ", "\ngpgsig-sha256 ");
        AllowedSigners signers = allowed("ada@example.org " + KEY.publicKey());

        assertThat(signers.verifyCommit(both.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(Status.GOOD);
        assertThat(signers.verifyCommit(onlyOther.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(Status.UNSIGNED);
    }

    @Test
    void saysThatX509IsNotSupported() {
        byte[] signed = SignedObject.withSignature(
                commit("Add web"), "-----BEGIN SIGNED MESSAGE-----\nabc\n-----END SIGNED MESSAGE-----\n");

        assertThat(allowed("ada@example.org " + KEY.publicKey()).verifyCommit(signed))
                .hasToString("BAD: its signature is neither SSH nor OpenPGP; others, such as X.509, are not supported");
    }

    @Test
    void refusesASignedCommitWithoutATime() {
        String timeless =
                new String(commit("Add web"), StandardCharsets.UTF_8).replace(TIME.getEpochSecond() + " +0200", "now");
        byte[] signed = CommitSigner.ssh(KEY.privateKey()).signCommit(timeless.getBytes(StandardCharsets.UTF_8));

        assertThat(allowed("ada@example.org " + KEY.publicKey()).verifyCommit(signed))
                .hasToString("BAD: it does not say when it was made");
    }

    private static Signature verify(String lines) {
        return allowed(lines).verifyCommit(SIGNED);
    }

    private static AllowedSigners allowed(String lines) {
        return AllowedSigners.builder().ssh("allowed", lines).build();
    }
}
