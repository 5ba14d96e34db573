package io.githops.diff.admission;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A line of an OpenSSH {@code authorized_keys} file, without options. */
public final class PublicKey {
    private final byte[] blob;

    private PublicKey(byte[] blob) {
        this.blob = blob;
    }

    /** Empty when the line is no key: a type, then a blob that begins with the same type. */
    public static Optional<PublicKey> parse(String line) {
        String[] parts = line.strip().split("\\s+", 3);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            byte[] blob = Base64.getDecoder().decode(parts[1]);
            return type(blob).filter(parts[0]::equals).map(type -> new PublicKey(blob));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> type(byte[] blob) {
        if (blob.length < Integer.BYTES) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(blob).getInt();
        return length <= 0 || length >= blob.length - Integer.BYTES
                ? Optional.empty()
                : Optional.of(new String(blob, Integer.BYTES, length, StandardCharsets.US_ASCII));
    }

    /** The MD5 fingerprint, in pairs of digits with colons between them. */
    public String fingerprint() {
        return HexFormat.ofDelimiter(":").formatHex(Derived.digest("MD5", blob));
    }
}
