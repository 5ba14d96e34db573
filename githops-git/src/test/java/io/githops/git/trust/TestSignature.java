package io.githops.git.trust;

import java.security.GeneralSecurityException;
import java.security.Signature;

/** Signs as SSH does, but in ways that {@link CommitSigner} would not. */
final class TestSignature {
    private TestSignature() {}

    static String of(TestKey key, String namespace, String digest, byte[] message) {
        try {
            byte[] content = content(namespace, digest, message);
            return armored(key, namespace, digest, key.key().sign(content));
        } catch (GeneralSecurityException | MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param signature as SSH writes it, its algorithm included */
    static String armored(TestKey key, String namespace, String digest, byte[] signature) {
        var whole = new SshSignature(key.key().publicKey().blob(), namespace, "", digest, signature);
        return Armor.write(SshSignature.LABEL, whole.bytes(), 70);
    }

    static byte[] content(String namespace, String digest, byte[] message) throws MalformedException {
        String known = digest.equals("sha256") ? digest : "sha512";
        return SshSignature.signedBytes(namespace, "", digest, SshSignature.digest(known, message));
    }

    static byte[] raw(String algorithm, TestKey key, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key.pair().getPrivate());
        signature.update(content);
        return signature.sign();
    }
}
