package io.githops.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * SPI: where records go. One trail writes to a sink, one record at a time, so that implementations need not be thread-safe.
 * A sink that may hang limits its own time, as an {@link AuditPolicy#FAIL_CLOSED} trail waits for it before each change.
 */
public interface AuditSink extends AutoCloseable {

    /**
     * Gets ready, once, before the first record.
     *
     * @return what is there already; {@link Tail#NONE}, the default, begins a new chain
     * @throws IOException when it cannot be read or written
     * @throws AuditException when somebody else writes to it, or what is there is damaged
     */
    default Tail open() throws IOException {
        return Tail.NONE;
    }

    /**
     * Appends one record. It is kept, as safely as the sink promises, when this returns; nothing of it when this throws.
     *
     * @throws IOException when it cannot be kept; the next record has the same number
     */
    void append(AuditRecord record) throws IOException;

    /**
     * Makes everything safe that was appended; called at the end of each sync. Does nothing by default.
     *
     * @throws IOException when that fails
     */
    default void flush() throws IOException {}

    /** Releases what the sink holds; does nothing by default. */
    @Override
    default void close() throws IOException {}

    /** Files in a folder, with the defaults of {@link AuditFolder.Builder}. */
    static AuditSink folder(Path folder) {
        return AuditFolder.builder(folder).build();
    }

    /** A new chain into a stream, one line each, flushed. The stream is closed with the trail. */
    static AuditSink stream(OutputStream out) {
        return new AuditStream(out);
    }

    /** A new chain whose lines, without line breaks, somebody takes; what that throws counts as a failure of the sink. */
    static AuditSink lines(Consumer<String> taker) {
        Objects.requireNonNull(taker, "taker");
        return record -> taker.accept(record.line());
    }

    /**
     * What a sink holds when it is opened.
     *
     * @param last the record to go on after; null when there is none
     * @param cutBytes how many bytes of an incomplete last line were cut off
     */
    record Tail(@Nullable AuditRecord last, long cutBytes) {
        /** Nothing is there yet. */
        public static final Tail NONE = new Tail(null, 0);
    }

    /** The bytes of a record with its line break. */
    static byte[] bytes(AuditRecord record) {
        return (record.line() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
