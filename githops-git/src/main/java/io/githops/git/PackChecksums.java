package io.githops.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;

/**
 * Compares the indexes of packs with their checksums, since JGit takes them at their word, and a damaged one may make it ask for
 * all the memory there is. The objects in packs are compared as they are read.
 */
final class PackChecksums {
    private static final int CHECKSUM = Constants.OBJECT_ID_LENGTH;

    private PackChecksums() {}

    /** @throws IOException when a file is damaged, or there is no repository */
    static void require(Path repository) throws IOException {
        for (Path index : indexes(repository.resolve("objects").resolve("pack"))) {
            byte[] ofPack = checked(index);
            String name = index.getFileName().toString().replaceFirst("idx$", "pack");
            if (!Arrays.equals(ofPack, end(index.resolveSibling(name)))) {
                throw new IOException(index + ": is the index of another pack");
            }
        }
    }

    private static List<Path> indexes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".idx")).toList();
        }
    }

    /** The checksum of the pack, as the index has it before its own. */
    private static byte[] checked(Path index) throws IOException {
        long size = Files.size(index);
        if (size < 2 * CHECKSUM) {
            throw new IOException(index + ": is cut off");
        }
        MessageDigest digest = Constants.newMessageDigest();
        byte[] ofPack = new byte[CHECKSUM];
        try (InputStream content = Files.newInputStream(index)) {
            byte[] buffer = new byte[1 << 16];
            for (long left = size - 2 * CHECKSUM; left > 0; ) {
                int read = content.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                if (read == 0) {
                    throw new IOException(index + ": is cut off");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            content.readNBytes(ofPack, 0, CHECKSUM);
            digest.update(ofPack);
            if (!Arrays.equals(digest.digest(), content.readNBytes(CHECKSUM))) {
                throw new IOException(index + ": does not fit its checksum");
            }
        }
        return ofPack;
    }

    private static byte[] end(Path pack) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(pack.toFile(), "r")) {
            byte[] end = new byte[CHECKSUM];
            content.seek(Math.max(0, content.length() - CHECKSUM));
            content.readFully(end);
            return end;
        }
    }
}
