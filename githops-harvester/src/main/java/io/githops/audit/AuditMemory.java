package io.githops.audit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps records in memory, for tests and for showing them. Unbounded; a trail that is opened on it again goes on. Thread-safe. */
public final class AuditMemory implements AuditSink {
    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();

    /** Without records. */
    public AuditMemory() {}

    @Override
    public Tail open() {
        return records.isEmpty() ? Tail.NONE : new Tail(records.get(records.size() - 1), 0);
    }

    @Override
    public void append(AuditRecord record) {
        records.add(record);
    }

    /** The records so far, in their order. */
    public List<AuditRecord> records() {
        return List.copyOf(records);
    }

    /** The records of a kind, in their order. */
    public List<AuditRecord> records(AuditKind kind) {
        return records.stream()
                .filter(record -> record.kind().filter(kind::equals).isPresent())
                .toList();
    }
}
