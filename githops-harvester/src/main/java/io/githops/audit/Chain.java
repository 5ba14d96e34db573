package io.githops.audit;

import io.githops.manifest.Masking;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Appends records to a sink, each linked to the one before. Thread-safe. */
final class Chain implements AutoCloseable {
    private final AuditSink sink;
    private final InstantSource clock;
    private AuditHead head;
    private long lost;

    private Chain(AuditSink sink, InstantSource clock, AuditHead head) {
        this.sink = sink;
        this.clock = clock;
        this.head = head;
    }

    /**
     * Goes on where the sink ends.
     *
     * @throws AuditException when that cannot be done
     */
    static Chain resume(AuditSink sink, InstantSource clock) {
        try {
            AuditSink.Tail tail = sink.open();
            AuditRecord last = tail.last();
            var chain = new Chain(sink, clock, last == null ? AuditHead.GENESIS : last.head());
            if (tail.cutBytes() > 0) {
                chain.append(
                        AuditKind.REPAIR,
                        result(Mapping.builder()
                                .put("cutBytes", tail.cutBytes())
                                .build()));
            }
            return chain;
        } catch (IOException e) {
            throw AuditException.unusable("audit trail", e);
        }
    }

    /**
     * Appends a record, after one that says how many could not be appended before.
     *
     * @throws IOException when the sink does not take it
     */
    synchronized AuditRecord append(AuditKind kind, Mapping content) throws IOException {
        try {
            if (lost > 0) {
                put(
                        AuditKind.GAP,
                        result(Mapping.builder().put("lostRecords", lost).build()));
                lost = 0;
            }
            return put(kind, content);
        } catch (IOException | RuntimeException e) {
            lost++;
            throw e;
        }
    }

    synchronized AuditHead head() {
        return head;
    }

    synchronized long lost() {
        return lost;
    }

    synchronized void flush() throws IOException {
        sink.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        sink.close();
    }

    private AuditRecord put(AuditKind kind, Mapping content) throws IOException {
        var record = AuditRecord.after(
                head, clock.instant().truncatedTo(ChronoUnit.MILLIS), kind, (Mapping) Masking.maskUrls(content));
        sink.append(record);
        head = record.head();
        return record;
    }

    private static Mapping result(Mapping result) {
        return Mapping.of("result", result);
    }
}
