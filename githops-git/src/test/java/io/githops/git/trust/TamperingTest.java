package io.githops.git.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.Signature.Status;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes each byte of signed objects; none may stay good. */
class TamperingTest {
    private static final OpenPgpTestKey OPEN_PGP = OpenPgpTestKey.create("Ada <ada@example.org>");

    @ParameterizedTest
    @MethodSource("signers")
    void neverFindsAChangedCommitGood(CommitSigner signer, AllowedSigners allowed) {
        byte[] signed = signer.signCommit(TestObjects.commit("Add web"));
        assertThat(allowed.verifyCommit(signed).status()).isEqualTo(Status.GOOD);

        forEachChange(
                signed,
                0x01,
                changed -> assertThat(allowed.verifyCommit(changed).status()).isNotEqualTo(Status.GOOD));
    }

    @ParameterizedTest
    @MethodSource("signers")
    void neverFindsAChangedTagGood(CommitSigner signer, AllowedSigners allowed) {
        byte[] signed = signer.signTag(TestObjects.tag("First"));
        assertThat(allowed.verifyTag(signed).status()).isEqualTo(Status.GOOD);

        forEachChange(
                signed,
                0x2a,
                changed -> assertThat(allowed.verifyTag(changed).status()).isNotEqualTo(Status.GOOD));
    }

    @ParameterizedTest
    @MethodSource("signers")
    void neverFindsAShortenedOrExtendedCommitGood(CommitSigner signer, AllowedSigners allowed) {
        byte[] signed = signer.signCommit(TestObjects.commit("Add web"));

        for (int i = 0; i < signed.length; i++) {
            byte[] without = new byte[signed.length - 1];
            System.arraycopy(signed, 0, without, 0, i);
            System.arraycopy(signed, i + 1, without, i, without.length - i);
            assertThat(allowed.verifyCommit(without).status())
                    .as("without byte %d", i)
                    .isNotEqualTo(Status.GOOD);
        }
        byte[] longer = Arrays.copyOf(signed, signed.length + 1);
        assertThat(allowed.verifyCommit(longer).status()).isNotEqualTo(Status.GOOD);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void neverTakesTheSignatureOfOneKeyForAnothers(TestKey key) {
        byte[] signed = CommitSigner.ssh(key.privateKey()).signCommit(TestObjects.commit("Add web"));

        for (TestKey other : TestKey.values()) {
            AllowedSigners allowed = AllowedSigners.builder()
                    .ssh("allowed", "ada@example.org " + other.publicKey())
                    .build();
            assertThat(allowed.verifyCommit(signed).isGood()).isEqualTo(other == key);
        }
    }

    static Stream<Arguments> signers() {
        AllowedSigners ssh = AllowedSigners.builder()
                .ssh("allowed", "ada@example.org " + TestKey.ED25519.publicKey())
                .build();
        return Stream.of(
                Arguments.of(CommitSigner.ssh(TestKey.ED25519.privateKey()), ssh),
                Arguments.of(OPEN_PGP.signer(), OPEN_PGP.allowed()));
    }

    private static void forEachChange(byte[] object, int change, Consumer<byte[]> check) {
        for (int i = 0; i < object.length; i++) {
            byte[] changed = object.clone();
            changed[i] ^= (byte) change;
            check.accept(changed);
        }
    }
}
