package io.githops.audit;

import java.util.Objects;

/**
 * Where a chain ends: noted elsewhere, it shows later that nothing was cut off. A value.
 *
 * @param sequence the number of the last record, one-based; zero for a chain without records
 * @param hash of that record, 64 hexadecimal digits
 */
public record AuditHead(long sequence, String hash) {
    /** What the first record follows: number zero, with a hash of 64 zeros. */
    public static final AuditHead GENESIS = new AuditHead(0, "0".repeat(64));

    /** @throws NullPointerException when the hash is null */
    public AuditHead {
        Objects.requireNonNull(hash, "hash");
    }

    /** {@code 12:3f2a…}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return sequence + ":" + hash;
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when the text is no head
     */
    public static AuditHead parse(String text) {
        if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "audit head: found \"" + text + "\"; expected a number, a colon and 64 hexadecimal digits");
        }
        int colon = text.indexOf(':');
        return new AuditHead(Long.parseLong(text, 0, colon, 10), text.substring(colon + 1));
    }
}
