package io.githops.diff.admission;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Values that are random in a real cluster and follow from names here, so that every run gives the same. */
public final class Derived {
    private static final int LOCALLY_ADMINISTERED = 0x02;
    private static final int VERSION_FIELD = 6;
    private static final int VARIANT_FIELD = 8;

    private Derived() {}

    public static String uuid(String... parts) {
        return UUID.nameUUIDFromBytes(utf8(String.join("\n", parts))).toString();
    }

    /** A unicast, locally administered address. */
    public static String macAddress(String... parts) {
        byte[] bytes = digest("SHA-256", utf8(String.join("\n", parts)));
        bytes[0] = (byte) (bytes[0] & 0xfc | LOCALLY_ADMINISTERED);
        return HexFormat.ofDelimiter(":").formatHex(bytes, 0, 6);
    }

    /** A UUID of version 5. */
    public static String nameUuid(UUID namespace, String name) {
        byte[] text = utf8(name);
        ByteBuffer hashed = ByteBuffer.allocate(2 * Long.BYTES + text.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(text);
        byte[] bytes = digest("SHA-1", hashed.array());
        bytes[VERSION_FIELD] = (byte) (bytes[VERSION_FIELD] & 0x0f | 0x50);
        bytes[VARIANT_FIELD] = (byte) (bytes[VARIANT_FIELD] & 0x3f | 0x80);
        ByteBuffer result = ByteBuffer.wrap(bytes);
        return new UUID(result.getLong(), result.getLong()).toString();
    }

    public static String hash(String text) {
        return HexFormat.of().formatHex(digest("SHA-224", utf8(text)));
    }

    public static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
