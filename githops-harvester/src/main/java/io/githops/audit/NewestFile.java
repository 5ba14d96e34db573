package io.githops.audit;

import io.githops.audit.AuditSink.Tail;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file to go on with, its incomplete last line cut off.
 *
 * @param file null when the next record begins a new one
 */
record NewestFile(@Nullable AuditFile file, Tail tail) {
    private static final int CHUNK = 64 * 1024;

    /** @throws AuditException when the last record is not as it was written */
    static NewestFile of(Path folder) throws IOException {
        List<Path> files = AuditFile.all(folder);
        long cut = 0;
        for (int i = files.size() - 1; i >= 0; i--) {
            Path file = files.get(i);
            cut += cutIncompleteLine(file);
            if (Files.size(file) > 0) {
                AuditRecord last = lastRecord(file);
                boolean isNewest = i == files.size() - 1;
                return new NewestFile(isNewest ? AuditFile.open(file) : null, new Tail(last, cut));
            }
        }
        return new NewestFile(null, new Tail(null, cut));
    }

    private static long cutIncompleteLine(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            long length = file.length();
            long end = afterLineBreak(file, length);
            if (end < length) {
                file.setLength(end);
                file.getFD().sync();
            }
            return length - end;
        }
    }

    private static AuditRecord lastRecord(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long end = file.length() - 1;
            long start = afterLineBreak(file, end);
            byte[] bytes = new byte[Math.toIntExact(end - start)];
            file.seek(start);
            file.readFully(bytes);
            return AuditRecord.parse(new String(bytes, StandardCharsets.UTF_8))
                    .orElseThrow(() -> AuditException.damaged(path.toString(), "a last line that is no intact record"));
        }
    }

    /** Where the last line before a position begins: after the last line break, or at the start. */
    private static long afterLineBreak(RandomAccessFile file, long before) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long end = before;
        while (end > 0) {
            int length = (int) Math.min(CHUNK, end);
            file.seek(end - length);
            file.readFully(chunk, 0, length);
            for (int i = length - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }
}
