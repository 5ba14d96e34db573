package io.githops.git.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.jspecify.annotations.Nullable;

/** Keys to sign with, generated anew for each run. */
public enum TestKey {
    ED25519("Ed25519", null),
    OTHER("Ed25519", null),
    RSA("RSA", null),
    ECDSA_256("EC", "secp256r1"),
    ECDSA_384("EC", "secp384r1"),
    ECDSA_521("EC", "secp521r1");

    private final KeyPair pair;
    private final SshPrivateKey key;

    TestKey(String algorithm, @Nullable String curve) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (curve != null) {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            pair = generator.generateKeyPair();
            key = new SshPrivateKey(pair.getPrivate(), SshPublicKey.of(pair.getPublic()));
        } catch (GeneralSecurityException | MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a private key file that is not encrypted. */
    public String privateKey() {
        return pair.getPrivate() instanceof ECPrivateKey ecdsa
                ? Armor.write("OPENSSH PRIVATE KEY", openSsh(ecdsa), 70)
                : Armor.write("PRIVATE KEY", pair.getPrivate().getEncoded(), 64);
    }

    /** Type and key, as a line of allowed signers ends. */
    public String publicKey() {
        return key.publicKey().toString();
    }

    String fingerprint() {
        return key.publicKey().fingerprint();
    }

    SshPrivateKey key() {
        return key;
    }

    private byte[] openSsh(ECPrivateKey ecdsa) {
        byte[] checkNumbers = new byte[8];
        byte[] secret = new SshWriter()
                .raw(checkNumbers)
                .raw(key.publicKey().blob())
                .integer(ecdsa.getS())
                .text("a comment")
                .bytes();
        return new SshWriter()
                .raw(SignedObject.utf8("openssh-key-v1\0"))
                .text("none")
                .text("none")
                .text("")
                .number(1)
                .string(key.publicKey().blob())
                .string(secret)
                .bytes();
    }
}
