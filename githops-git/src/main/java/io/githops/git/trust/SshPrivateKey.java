package io.githops.git.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;

/** A private key of SSH with its public half. Never printed. */
final class SshPrivateKey {
    private final PrivateKey key;
    private final SshPublicKey publicKey;

    SshPrivateKey(PrivateKey key, SshPublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    SshPublicKey publicKey() {
        return publicKey;
    }

    /** The signature as SSH writes it, its algorithm included. */
    byte[] sign(byte[] content) throws GeneralSecurityException, MalformedException {
        return switch (publicKey.type()) {
            case SshPublicKey.ED25519 ->
                new SshWriter()
                        .text(SshPublicKey.ED25519)
                        .string(sign("Ed25519", content))
                        .bytes();
            case SshPublicKey.RSA ->
                new SshWriter()
                        .text("rsa-sha2-512")
                        .string(sign("SHA512withRSA", content))
                        .bytes();
            default -> signWithCurve(content);
        };
    }

    private byte[] signWithCurve(byte[] content) throws GeneralSecurityException, MalformedException {
        var curve = SshCurve.named(publicKey.type().substring("ecdsa-sha2-".length()));
        byte[] both = sign(curve.algorithm(), content);
        var first = new BigInteger(1, Arrays.copyOf(both, both.length / 2));
        var second = new BigInteger(1, Arrays.copyOfRange(both, both.length / 2, both.length));
        byte[] numbers = new SshWriter().integer(first).integer(second).bytes();
        return new SshWriter().text(publicKey.type()).string(numbers).bytes();
    }

    private byte[] sign(String algorithm, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    @Override
    public String toString() {
        return "SshPrivateKey[" + publicKey.fingerprint() + "]";
    }
}
