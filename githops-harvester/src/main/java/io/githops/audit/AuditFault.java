package io.githops.audit;

/**
 * Why a chain is not valid: the first thing that is wrong with it.
 *
 * @param place the line, such as {@code audit-000000000001.jsonl:12} or {@code line 12}, one-based
 * @param explanation what was found and what was expected
 */
public record AuditFault(Kind kind, String place, String explanation) {

    /** {@code audit-000000000001.jsonl:12: found …; expected …}. */
    @Override
    public String toString() {
        return place + ": " + explanation;
    }

    /** What is wrong. */
    public enum Kind {
        /** A line is not as it was written. */
        BROKEN,
        /** Records are missing before the line. */
        MISSING,
        /** A line stands in the place of another, or a record is there twice. */
        REORDERED,
        /** A line is intact and does not follow the one before: one of the two was replaced. */
        REPLACED,
        /** The chain ends before the record it should hold. */
        TRUNCATED
    }
}
