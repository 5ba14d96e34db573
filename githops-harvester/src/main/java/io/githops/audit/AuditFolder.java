package io.githops.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records in files of one folder, such as {@code audit-000000000001.jsonl}, named after the number of their first record.
 * A file is appended to until it is full; the chain goes on in the next one. Files that are full are never written again
 * and may be made read-only or moved away; all but the newest. One trail writes to a folder at a time, which a lock on
 * {@code audit.lock} sees to. An incomplete last line, as a crash leaves it, is cut off when the folder is opened, and the
 * next record says how long it was. Not thread-safe; the trail is.
 */
public final class AuditFolder implements AuditSink {
    private final Path folder;
    private final long maxBytes;
    private final Durability durability;
    private @Nullable FolderLock lock;
    private @Nullable AuditFile current;

    private AuditFolder(Builder options) {
        this.folder = options.folder;
        this.maxBytes = options.maxBytes;
        this.durability = options.durability;
    }

    /** A folder, which is created when it does not exist, with the options' defaults; see {@link Builder}. */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    @Override
    public Tail open() throws IOException {
        FolderLock mine = FolderLock.take(folder);
        try {
            var newest = NewestFile.of(folder);
            current = newest.file();
            lock = mine;
            return newest.tail();
        } catch (IOException | RuntimeException e) {
            mine.close();
            throw e;
        }
    }

    @Override
    public void append(AuditRecord record) throws IOException {
        if (lock == null) {
            throw new IOException(folder + " is not open");
        }
        byte[] bytes = AuditSink.bytes(record);
        AuditFile file = current;
        if (file != null && file.size() > 0 && file.size() + bytes.length > maxBytes) {
            file.close();
            current = null;
            file = null;
        }
        if (file == null) {
            file = AuditFile.create(folder, record.sequence());
            current = file;
        }
        file.append(bytes, durability == Durability.EACH_RECORD);
    }

    @Override
    public void flush() throws IOException {
        if (current != null) {
            current.force();
        }
    }

    @Override
    public void close() throws IOException {
        FolderLock held = lock;
        AuditFile open = current;
        lock = null;
        current = null;
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            if (held != null) {
                held.close();
            }
        }
    }

    @Override
    public String toString() {
        return "audit folder " + folder;
    }

    /** When records are safe from a loss of power. Those of a process that was killed are safe either way. */
    public enum Durability {
        /** Before the next thing happens. The default, and what {@link AuditPolicy#FAIL_CLOSED} needs to mean what it says. */
        EACH_RECORD,
        /** At the end of each sync. */
        EACH_SYNC
    }

    /** Options of an {@link AuditFolder}, by default: 64 MiB a file, {@link Durability#EACH_RECORD}. Not thread-safe. */
    public static final class Builder {
        private static final long MEBIBYTE = 1L << 20;

        private final Path folder;
        private long maxBytes = 64 * MEBIBYTE;
        private Durability durability = Durability.EACH_RECORD;

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /**
         * How large a file gets; one record may make it larger when it is the first.
         *
         * @throws IllegalArgumentException when it is less than one
         */
        public Builder maxBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxBytes: found " + bytes + "; expected 1 or more");
            }
            maxBytes = bytes;
            return this;
        }

        /** When records are safe from a loss of power. */
        public Builder durability(Durability value) {
            durability = Objects.requireNonNull(value, "durability");
            return this;
        }

        public AuditFolder build() {
            return new AuditFolder(this);
        }
    }
}
