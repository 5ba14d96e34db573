package io.githops.examples.quickstart;

import io.githops.git.trust.CommitSigner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A key to sign commits with, as {@code ssh-keygen -t ed25519} makes one. */
final class SigningKey {
    private static final String TYPE = "ssh-ed25519";
    private static final int POINT_BYTES = 32;

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    static SigningKey generate() {
        try {
            return new SigningKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime cannot make Ed25519 keys", e);
        }
    }

    CommitSigner signer() {
        String base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        return CommitSigner.ssh("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    }

    /** The line of a file of allowed signers that lets somebody sign with this key. */
    String allowedFor(String principal) {
        byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] blob = ByteBuffer.allocate(2 * Integer.BYTES + type.length + POINT_BYTES)
                .putInt(type.length)
                .put(type)
                .putInt(POINT_BYTES)
                .put(encoded, encoded.length - POINT_BYTES, POINT_BYTES)
                .array();
        return principal + " " + TYPE + " " + Base64.getEncoder().encodeToString(blob) + "\n";
    }
}
