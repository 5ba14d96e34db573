package io.githops.git.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;

/** Checks what a key signed. */
final class SshVerification {
    private static final String ECDSA_PREFIX = "ecdsa-sha2-";

    private SshVerification() {}

    /**
     * Whether a key signed a content.
     *
     * @param signature as SSH writes it, its algorithm included
     */
    static boolean isValid(SshPublicKey key, byte[] signature, byte[] content) throws MalformedException {
        var reader = new SshReader(signature);
        String algorithm = reader.text();
        byte[] value = reader.string();
        try {
            byte[] signed = key.application() == null ? content : tokenContent(key.application(), reader, content);
            reader.end();
            return isValid(key, algorithm, value, signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks an algorithm for " + key.type(), e);
        }
    }

    private static boolean isValid(SshPublicKey key, String algorithm, byte[] value, byte[] content)
            throws MalformedException, GeneralSecurityException {
        if (key.key() instanceof RSAPublicKey rsa) {
            int length = (rsa.getModulus().bitLength() + 7) / 8;
            return isValid(rsaAlgorithm(algorithm), key, padded(value, length), content);
        }
        if (!algorithm.equals(key.type())) {
            throw new MalformedException("found a signature of another algorithm than its key");
        }
        return switch (algorithm) {
            case SshPublicKey.ED25519, SshPublicKey.TOKEN_ED25519 -> isValid("Ed25519", key, value, content);
            case SshPublicKey.TOKEN_ECDSA -> isValid(SshCurve.NISTP256, key, value, content);
            default -> isValid(SshCurve.named(algorithm.substring(ECDSA_PREFIX.length())), key, value, content);
        };
    }

    private static boolean isValid(SshCurve curve, SshPublicKey key, byte[] value, byte[] content)
            throws MalformedException, GeneralSecurityException {
        var numbers = new SshReader(value);
        byte[] both = curve.concatenated(numbers.integer(), numbers.integer());
        numbers.end();
        return isValid(curve.algorithm(), key, both, content);
    }

    private static boolean isValid(String algorithm, SshPublicKey key, byte[] value, byte[] content)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key.key());
        signature.update(content);
        try {
            return signature.verify(value);
        } catch (SignatureException e) {
            return false;
        }
    }

    /** A signature with SHA-1, which the type {@code ssh-rsa} stands for here, proves nothing. */
    private static String rsaAlgorithm(String algorithm) throws MalformedException {
        return switch (algorithm) {
            case "rsa-sha2-256" -> "SHA256withRSA";
            case "rsa-sha2-512" -> "SHA512withRSA";
            default -> throw new MalformedException("found an RSA signature that is neither SHA-256 nor SHA-512");
        };
    }

    /** Zeros in front may have been left out. */
    private static byte[] padded(byte[] value, int length) {
        byte[] padded = new byte[Math.max(length, value.length)];
        System.arraycopy(value, 0, padded, padded.length - value.length, value.length);
        return padded;
    }

    /** A security token signs this in place of the content; that it was touched is not asked for, as OpenSSH has it. */
    private static byte[] tokenContent(String application, SshReader reader, byte[] content)
            throws MalformedException, GeneralSecurityException {
        byte flags = reader.octet();
        int counter = reader.number();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return new SshWriter()
                .raw(sha256.digest(SignedObject.utf8(application)))
                .raw(new byte[] {flags})
                .number(counter)
                .raw(sha256.digest(content))
                .bytes();
    }
}
