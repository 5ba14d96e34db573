package io.githops.source;

import io.githops.manifest.ManifestFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names the state of files that have no history. */
final class FileDigest {
    private FileDigest() {}

    /** The SHA-256 of the names and contents, in lower-case hexadecimal digits. */
    static String of(List<ManifestFile> files) {
        MessageDigest digest = sha256();
        for (ManifestFile file : files) {
            byte[] content = file.content();
            String header = file.name() + "\0" + content.length + "\0";
            digest.update(header.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
