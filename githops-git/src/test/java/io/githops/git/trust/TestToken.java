package io.githops.git.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/** A key that signs as if it lived in a security token. */
final class TestToken {
    private static final String APPLICATION = "ssh:";
    private static final byte TOUCHED = 1;

    private final TestKey key;
    private final SshPublicKey publicKey;

    private TestToken(TestKey key, SshPublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    static TestToken of(TestKey key) {
        boolean isEd25519 = key.key().publicKey().type().equals(SshPublicKey.ED25519);
        byte[] blob = key.key().publicKey().blob();
        int typeEnd = Integer.BYTES + key.key().publicKey().type().length();
        try {
            return new TestToken(
                    key,
                    SshPublicKey.parse(new SshWriter()
                            .text(isEd25519 ? SshPublicKey.TOKEN_ED25519 : SshPublicKey.TOKEN_ECDSA)
                            .raw(Arrays.copyOfRange(blob, typeEnd, blob.length))
                            .text(APPLICATION)
                            .bytes()));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKey() {
        return publicKey.toString();
    }

    String sign(byte[] message) {
        try {
            byte[] plain = key.key().sign(signed(TestSignature.content("git", "sha512", message)));
            var reader = new SshReader(plain);
            reader.string();
            byte[] signature = new SshWriter()
                    .text(publicKey.type())
                    .string(reader.string())
                    .raw(new byte[] {TOUCHED})
                    .number(7)
                    .bytes();
            var whole = new SshSignature(publicKey.blob(), "git", "", "sha512", signature);
            return Armor.write(SshSignature.LABEL, whole.bytes(), 70);
        } catch (MalformedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signed(byte[] content) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return new SshWriter()
                .raw(sha256.digest(SignedObject.utf8(APPLICATION)))
                .raw(new byte[] {TOUCHED})
                .number(7)
                .raw(sha256.digest(content))
                .bytes();
    }
}
