package io.githops.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param count how many records follow each other without fault
 * @param head the last of them
 * @param tornBytes how long an incomplete last line is, as a crash or a writer at work leaves it; it counts as not written
 * @param found the first fault; null when there is none
 */
public record AuditVerdict(
        long count,
        AuditHead head,
        long tornBytes,
        @Nullable AuditFault found) {

    /** Whether no fault was found. */
    public boolean isValid() {
        return found == null;
    }

    /** The first fault; empty when the chain is valid. */
    public Optional<AuditFault> fault() {
        return Optional.ofNullable(found);
    }

    /** {@code valid, 120 records, head 120:3f2a…}, or the fault. */
    @Override
    public String toString() {
        String torn = tornBytes == 0 ? "" : ", and " + tornBytes + " bytes of an incomplete line";
        return found == null
                ? "valid, " + count + " records, head " + head + torn
                : found + " (" + count + " records before it are valid)";
    }
}
