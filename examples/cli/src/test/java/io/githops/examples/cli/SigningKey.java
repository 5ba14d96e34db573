package io.githops.examples.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** A key to sign with, in the files that programs of OpenSSH take. */
final class SigningKey {
    private static final String TYPE = "ssh-ed25519";
    private static final int KEY_BYTES = 32;

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    static SigningKey create() {
        try {
            return new SigningKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Path writePrivateKey(Path file) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    /** A file of allowed signers in which somebody has this key. */
    Path writeAllowedSigners(Path file, String signer) throws IOException {
        return Files.writeString(file, signer + " " + publicKey() + "\n");
    }

    String publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] key = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        var blob = new ByteArrayOutputStream();
        write(blob, TYPE.getBytes(StandardCharsets.US_ASCII));
        write(blob, key);
        return TYPE + " " + Base64.getEncoder().encodeToString(blob.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, byte[] part) {
        try {
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            out.write(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
