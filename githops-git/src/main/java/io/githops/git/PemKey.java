package io.githops.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the private key of a certificate. Java knows PKCS #8 alone, which is PKCS #1 with the algorithm before it. */
final class PemKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:RSA )?)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END ");

    /** Version zero and the identifier of RSA, in DER. */
    private static final byte[] BEFORE_RSA_KEY = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private PemKey() {}

    static PrivateKey read(Path file, PublicKey certified) throws IOException {
        String found = "there is no private key without passphrase in " + file;
        try {
            Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (block.find()) {
                byte[] key = Base64.getMimeDecoder().decode(block.group(2));
                var encoded = new PKCS8EncodedKeySpec(block.group(1).isEmpty() ? key : wrapped(key));
                return KeyFactory.getInstance(certified.getAlgorithm()).generatePrivate(encoded);
            }
        } catch (IOException e) {
            found = "the file " + file + " cannot be read";
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            found = "the private key in " + file + " is broken, or not that of the certificate";
        }
        throw AccessFailure.unauthorized(
                found, "a PEM file with a block PRIVATE KEY or RSA PRIVATE KEY", "check clientCertificate(...)");
    }

    private static byte[] wrapped(byte[] rsaKey) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(BEFORE_RSA_KEY);
        content.writeBytes(element(0x04, rsaKey));
        return element(0x30, content.toByteArray());
    }

    /** An element of DER whose length takes two bytes, as that of any RSA key in use does. */
    private static byte[] element(int tag, byte[] content) {
        if (content.length < 256 || content.length > 0xffff) {
            throw new IllegalArgumentException("no RSA key is that long");
        }
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
