package io.githops.git.trust;

import static io.githops.git.trust.TestObjects.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.source.Signature;
import io.githops.source.Signature.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.junit.jupiter.api.Test;

class OpenPgpSignersTest {
    private static final String ADA = "Ada <ada@example.org>";
    private static final OpenPgpTestKey KEY = OpenPgpTestKey.create(ADA);
    private static final Instant NOW = Instant.now();

    @Test
    void findsCommitsAndTagsOfAllowedSignersGood() {
        Signature signature = KEY.allowed().verifyCommit(signed(KEY));

        assertThat(signature)
                .isEqualTo(new Signature(
                        Status.GOOD, ADA, KEY.fingerprint(), "signed by " + ADA + " with " + KEY.fingerprint()));
        assertThat(KEY.allowed().verifyTag(KEY.signer().signTag(TestObjects.tag("First"))))
                .isEqualTo(signature);
    }

    @Test
    void readsSeveralKeysFromOneFile() {
        OpenPgpTestKey other = OpenPgpTestKey.create("Bob <bob@example.org>");
        byte[] both =
                new SshWriter().raw(other.publicKeys()).raw(KEY.publicKeys()).bytes();
        AllowedSigners allowed = AllowedSigners.builder().openPgp("keys", both).build();

        assertThat(allowed.verifyCommit(signed(KEY)).signer()).isEqualTo(ADA);
        assertThat(allowed.verifyCommit(signed(other)).signer()).isEqualTo("Bob <bob@example.org>");
    }

    @Test
    void doesNotKnowASignerWhoseKeyIsNotThere() {
        OpenPgpTestKey other = OpenPgpTestKey.create("Bob <bob@example.org>");

        assertThat(other.allowed().verifyCommit(signed(KEY)).reason())
                .startsWith("nobody is allowed to sign with ")
                .contains(KEY.fingerprint());
        assertThat(AllowedSigners.builder().build().verifyCommit(signed(KEY)).status())
                .isEqualTo(Status.UNKNOWN_SIGNER);
    }

    @Test
    void refusesTheSignatureOfOtherContent() {
        byte[] commit = commit("Add web", NOW);
        byte[] signed = SignedObject.withSignature(commit, KEY.signer().sign(commit("Add ssh", NOW)));

        assertThat(KEY.allowed().verifyCommit(signed)).hasToString("BAD: the signature is not one of this content");
    }

    @Test
    void refusesAKeyOrSubkeyThatWasRevoked() {
        for (OpenPgpTestKey revoked : new OpenPgpTestKey[] {KEY.revoked(), KEY.withRevokedSubkey()}) {
            assertThat(revoked.allowed().verifyCommit(signed(KEY)))
                    .hasToString("REVOKED: the key " + KEY.fingerprint() + " of " + ADA + " is revoked");
        }
        for (String fingerprint : new String[] {KEY.fingerprint(), KEY.primaryFingerprint()}) {
            AllowedSigners allowed = AllowedSigners.builder()
                    .openPgp("keys", KEY.publicKeys())
                    .revoked("revoked", fingerprint.toLowerCase(Locale.ROOT) + "\n")
                    .build();
            assertThat(allowed.verifyCommit(signed(KEY)).status()).isEqualTo(Status.REVOKED);
        }
    }

    @Test
    void refusesAKeyOfWhichOneCopyWasRevoked() {
        AllowedSigners allowed = AllowedSigners.builder()
                .openPgp("old", KEY.publicKeys())
                .openPgp("new", KEY.revoked().publicKeys())
                .build();

        assertThat(allowed.verifyCommit(signed(KEY)).status()).isEqualTo(Status.REVOKED);
    }

    @Test
    void refusesAKeyThatWasNotValidWhenItSigned() {
        Duration past = Duration.between(OpenPgpTestKey.CREATED, NOW.minusSeconds(60));
        Duration future = past.plusDays(1);

        assertThat(statusOf(past, Duration.ZERO, NOW)).isEqualTo(Status.EXPIRED);
        assertThat(statusOf(Duration.ZERO, past, NOW)).isEqualTo(Status.EXPIRED);
        assertThat(statusOf(future, future, NOW)).isEqualTo(Status.GOOD);
        assertThat(statusOf(Duration.ZERO, Duration.ZERO, OpenPgpTestKey.CREATED.minusSeconds(1)))
                .isEqualTo(Status.EXPIRED);
    }

    @Test
    void doesNotLetABackdatedCommitUseAnExpiredKey() {
        Duration past = Duration.between(OpenPgpTestKey.CREATED, NOW.minusSeconds(60));

        assertThat(statusOf(past, Duration.ZERO, OpenPgpTestKey.CREATED.plusSeconds(60)))
                .isEqualTo(Status.EXPIRED);
    }

    @Test
    void refusesASubkeyThatBelongsToAnotherKey() {
        OpenPgpTestKey thief =
                OpenPgpTestKey.create("Mallory <mallory@example.org>").withSubkeyOf(KEY);

        assertThat(thief.allowed().verifyCommit(signed(KEY)).status()).isEqualTo(Status.BAD);
    }

    @Test
    void refusesToSignWithAKeyThatIsNotForSigning() {
        OpenPgpTestKey key = OpenPgpTestKey.create(ADA, Duration.ZERO, Duration.ZERO, KeyFlags.ENCRYPT_COMMS);

        assertThatThrownBy(key::signer).hasMessageContaining("found no secret key that may sign");
    }

    @Test
    void refusesASecretKeyWithAWrongPassphraseWithoutRepeatingIt() {
        assertThatThrownBy(() -> CommitSigner.openPgp(KEY.secretKey(), "battery staple"::toCharArray))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("OpenPGP key: it cannot be decrypted")
                .hasMessageNotContaining("battery");
        assertThatThrownBy(() -> CommitSigner.openPgp("hunter2", "battery staple"::toCharArray))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    private static Status statusOf(Duration primaryLife, Duration subkeyLife, Instant time) {
        OpenPgpTestKey key = OpenPgpTestKey.create(ADA, primaryLife, subkeyLife, KeyFlags.SIGN_DATA);
        return key.allowed()
                .verifyCommit(key.signer().signCommit(commit("Add web", time)))
                .status();
    }

    private static byte[] signed(OpenPgpTestKey key) {
        return key.signer().signCommit(commit("Add web", NOW));
    }
}
