package io.githops.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Lines into a stream. */
final class AuditStream implements AuditSink {
    private final OutputStream out;

    AuditStream(OutputStream out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    @Override
    public void append(AuditRecord record) throws IOException {
        out.write(AuditSink.bytes(record));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
