package io.githops.audit;

import java.io.IOException;

/** A sink in memory that can be told to fail. */
final class BrokenSink implements AuditSink {
    final AuditMemory kept = new AuditMemory();
    boolean isBroken;

    @Override
    public void append(AuditRecord record) throws IOException {
        if (isBroken) {
            throw new IOException("no space left on device");
        }
        kept.append(record);
    }
}
