package io.githops.git.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * A signature as {@code ssh-keygen -Y sign} writes it.
 *
 * @param publicKey the key or certificate that is said to have signed
 * @param namespace what the signature is for
 * @param reserved empty so far
 * @param digest of the message: {@code sha256} or {@code sha512}
 * @param signature as SSH writes it, its algorithm included
 * @see <a href="https://github.com/openssh/openssh-portable/blob/V_9_9_P1/PROTOCOL.sshsig">PROTOCOL.sshsig</a>
 */
record SshSignature(byte[] publicKey, String namespace, String reserved, String digest, byte[] signature) {
    static final String LABEL = "SSH SIGNATURE";
    static final String GIT = "git";
    static final String SHA_512 = "sha512";
    private static final String SHA_256 = "sha256";
    private static final String MAGIC = "SSHSIG";
    private static final int VERSION = 1;

    static SshSignature parse(String armored) throws MalformedException {
        var reader = new SshReader(Armor.bytes(Armor.lines(armored, LABEL)));
        reader.expect(MAGIC);
        int version = reader.number();
        if (version != VERSION) {
            throw new MalformedException("found version " + version + " of the signature format");
        }
        var signature = new SshSignature(reader.string(), reader.text(), reader.text(), reader.text(), reader.string());
        reader.end();
        return signature;
    }

    /** What was signed, in place of the message itself. */
    byte[] signedBytes(byte[] message) throws MalformedException {
        return signedBytes(namespace, reserved, digest, digest(digest, message));
    }

    static byte[] signedBytes(String namespace, String reserved, String digest, byte[] digested) {
        return new SshWriter()
                .raw(SignedObject.utf8(MAGIC))
                .text(namespace)
                .text(reserved)
                .text(digest)
                .string(digested)
                .bytes();
    }

    static byte[] digest(String name, byte[] message) throws MalformedException {
        try {
            return MessageDigest.getInstance(javaName(name)).digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256 and SHA-512", e);
        }
    }

    byte[] bytes() {
        return new SshWriter()
                .raw(SignedObject.utf8(MAGIC))
                .number(VERSION)
                .string(publicKey)
                .text(namespace)
                .text(reserved)
                .text(digest)
                .string(signature)
                .bytes();
    }

    private static String javaName(String digest) throws MalformedException {
        return switch (digest) {
            case SHA_256 -> "SHA-256";
            case SHA_512 -> "SHA-512";
            default -> throw new MalformedException("found a digest other than sha256 and sha512");
        };
    }
}
