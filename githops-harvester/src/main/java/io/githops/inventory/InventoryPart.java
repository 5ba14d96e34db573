package io.githops.inventory;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Some rows of an inventory, compressed.
 *
 * @param digest of the rows as JSON
 * @param bytes JSON in gzip; not to be changed
 */
record InventoryPart(String name, List<InventoryRow> rows, String digest, byte[] bytes) {
    private static final int MAX_PLAIN_BYTES = 64 << 20;
    private static final int DIGEST_LENGTH = 32;

    static InventoryPart of(String name, List<InventoryRow> rows) {
        byte[] plain = Json.text(
                        Sequence.of(rows.stream().map(InventoryRow::tree).toList()))
                .getBytes(StandardCharsets.UTF_8);
        return new InventoryPart(name, rows, digest(plain), compressed(plain));
    }

    /**
     * Reads what {@link #of} has written.
     *
     * @param digest what it must be
     * @throws IllegalArgumentException when it is not that
     */
    static InventoryPart read(String name, String digest, byte[] bytes, Function<Mapping, InventoryRow> parser) {
        try {
            byte[] plain = plain(bytes);
            if (!digest(plain).equals(digest)) {
                throw new IllegalArgumentException("the content was changed");
            }
            List<InventoryRow> rows = new ArrayList<>();
            ((Sequence) Json.parse(plain)).mappings().forEach(row -> rows.add(parser.apply(row)));
            return new InventoryPart(name, List.copyOf(rows), digest, bytes);
        } catch (IOException | MalformedJsonException e) {
            throw new IllegalArgumentException("the content is damaged", e);
        }
    }

    static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 4);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] plain(byte[] bytes) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = gzip.readNBytes(MAX_PLAIN_BYTES);
            if (gzip.read() >= 0) {
                throw new IllegalArgumentException("the content is larger than " + MAX_PLAIN_BYTES + " bytes");
            }
            return plain;
        }
    }
}
