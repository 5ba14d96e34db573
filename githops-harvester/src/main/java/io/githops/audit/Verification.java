package io.githops.audit;

import io.githops.audit.AuditFault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over a chain, which is held one line at a time. After a gap it reads on, to tell whether the rest is elsewhere. */
final class Verification {
    private static final int MAX_LINE_BYTES = 256 << 20;

    private final AuditHead expected;
    private AuditHead head;
    private boolean isExpectedSeen;
    private long count;
    private long lineNumber;
    private long tornBytes;
    private String place = "line ";
    private @Nullable AuditFault gap;
    private @Nullable AuditFault fault;

    Verification(AuditHead start, AuditHead expected) {
        this.expected = expected;
        this.head = start;
        this.isExpectedSeen = expected.equals(start) || expected.equals(AuditHead.GENESIS);
    }

    /** Whether the rest does not matter. */
    boolean isOver() {
        return fault != null;
    }

    /** @param isLast whether an incomplete last line may be */
    void read(InputStream in, String where, boolean isLast) throws IOException {
        place = where;
        lineNumber = 0;
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && !isOver(); next = in.read()) {
            if (next == '\n') {
                line(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (line.size() < MAX_LINE_BYTES) {
                line.write(next);
            }
        }
        if (line.size() > 0 && !isOver()) {
            if (isLast) {
                tornBytes = line.size();
            } else {
                line(line.toString(StandardCharsets.UTF_8));
            }
        }
    }

    void line(String line) {
        lineNumber++;
        Optional<AuditRecord> record = AuditRecord.parse(line);
        if (gap != null) {
            record.ifPresent(this::lookForTheMissing);
        } else if (record.isEmpty()) {
            fault = fault(Kind.BROKEN, "found a line that is not as it was written; expected record " + next());
        } else {
            follow(record.get());
        }
    }

    AuditVerdict end() {
        if (fault == null) {
            fault = gap;
        }
        if (fault == null && !isExpectedSeen) {
            fault = fault(
                    Kind.TRUNCATED,
                    "found the chain without record " + expected + "; expected it at or before the end, record "
                            + head.sequence());
        }
        return new AuditVerdict(count, head, tornBytes, fault);
    }

    private void follow(AuditRecord record) {
        if (record.sequence() > next()) {
            gap = fault(
                    Kind.MISSING,
                    "found record " + record.sequence() + "; expected record " + next() + ", which is missing");
        } else if (record.sequence() < next()) {
            fault = fault(
                    Kind.REORDERED,
                    "found record " + record.sequence() + " again or in the wrong place; expected record " + next());
        } else if (!record.previous().equals(head)) {
            fault = fault(
                    Kind.REPLACED,
                    "found record " + record.sequence() + " after another record than it was written after; expected"
                            + " record " + head.sequence() + " with hash "
                            + record.previous().hash() + ", found "
                            + head.hash());
        } else {
            head = record.head();
            isExpectedSeen |= head.equals(expected);
            count++;
        }
    }

    private void lookForTheMissing(AuditRecord record) {
        AuditFault missing = gap;
        if (missing != null && record.sequence() == next() && record.previous().equals(head)) {
            fault = new AuditFault(
                    Kind.REORDERED,
                    missing.place(),
                    "found another record in the place of record " + next() + ", which is at " + place + lineNumber);
        }
    }

    private long next() {
        return head.sequence() + 1;
    }

    private AuditFault fault(Kind kind, String explanation) {
        return new AuditFault(kind, place + lineNumber, explanation);
    }
}
