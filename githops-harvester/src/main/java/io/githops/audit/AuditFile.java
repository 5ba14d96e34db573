package io.githops.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of records that is appended to. What an append that failed left behind is cut off before the next. No channel, as that is
 * closed for good when a thread is interrupted that writes to it.
 */
final class AuditFile implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("audit-\\d{12,18}\\.jsonl");

    private final RandomAccessFile file;
    private long size;

    private AuditFile(RandomAccessFile file) throws IOException {
        this.file = file;
        this.size = file.length();
    }

    /** A new file whose first record has a number; one of that name without records is taken over. */
    static AuditFile create(Path folder, long sequence) throws IOException {
        Path file = folder.resolve(String.format("audit-%012d.jsonl", sequence));
        if (Files.exists(file) && Files.size(file) > 0) {
            throw new IOException(file + " is there already; expected to begin it");
        }
        AuditFile created = open(file);
        forceName(folder);
        return created;
    }

    static AuditFile open(Path file) throws IOException {
        return new AuditFile(new RandomAccessFile(file.toFile(), "rw"));
    }

    /** Makes the name of a new file safe; Windows, which does not let a folder be opened, does so by itself. */
    private static void forceName(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            boolean wasInterrupted = Thread.interrupted();
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } finally {
                if (wasInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** The files of a folder by the number of their first record; empty when there is no such folder. */
    static List<Path> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    long size() {
        return size;
    }

    void append(byte[] bytes, boolean isForced) throws IOException {
        if (file.length() != size) {
            file.setLength(size);
        }
        file.seek(size);
        file.write(bytes);
        if (isForced) {
            force();
        }
        size += bytes.length;
    }

    void force() throws IOException {
        file.getFD().sync();
    }

    /** Makes everything safe and closes the file. */
    @Override
    public void close() throws IOException {
        try (file) {
            force();
        }
    }
}
