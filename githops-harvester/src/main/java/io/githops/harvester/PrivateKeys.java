package io.githops.harvester;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * Reads private keys. Java knows PKCS#8 alone; the older forms, PKCS#1 for RSA and SEC1 for elliptic curves, are what PKCS#8
 * wraps, so they are wrapped here, with the algorithm that the public key names.
 */
final class PrivateKeys {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final byte[] VERSION_ZERO = {0x02, 0x01, 0x00};

    private PrivateKeys() {}

    /** @throws IllegalArgumentException when there is no key for the public one; says why, without the key */
    static PrivateKey read(byte[] pem, PublicKey publicKey) {
        Pem block = Pem.read(pem).stream()
                .filter(candidate -> candidate.label().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("holds no private key; expected a PEM block PRIVATE KEY"));
        return switch (block.label()) {
            case "PRIVATE KEY" -> decode(block.der(), publicKey);
            case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> decode(wrap(block.der(), publicKey), publicKey);
            case "ENCRYPTED PRIVATE KEY" -> throw new IllegalArgumentException("is encrypted; decrypt the key first");
            default ->
                throw new IllegalArgumentException("holds a private key of a form that is not supported; expected"
                        + " PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY");
        };
    }

    private static PrivateKey decode(byte[] der, PublicKey publicKey) {
        try {
            return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("holds no " + publicKey.getAlgorithm()
                    + " key, as the client certificate needs it, or a broken one");
        }
    }

    private static byte[] wrap(byte[] key, PublicKey publicKey) {
        byte[] algorithm = firstOf(publicKey.getEncoded());
        return element(SEQUENCE, VERSION_ZERO, algorithm, element(OCTET_STRING, key));
    }

    /** The first element inside a sequence: what a public key begins with is its algorithm. */
    private static byte[] firstOf(byte[] sequence) {
        int start = contentStart(sequence, 0);
        int content = contentStart(sequence, start);
        return Arrays.copyOfRange(sequence, start, content + length(sequence, start));
    }

    private static int contentStart(byte[] der, int element) {
        int first = der[element + 1] & 0xff;
        return element + 2 + (first < 0x80 ? 0 : first - 0x80);
    }

    private static int length(byte[] der, int element) {
        int first = der[element + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = element + 2; i < contentStart(der, element); i++) {
            length = length << 8 | der[i] & 0xff;
        }
        return length;
    }

    private static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
        out.write(0x80 + bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >> 8 * i);
        }
    }
}
