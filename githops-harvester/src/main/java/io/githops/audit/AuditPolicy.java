package io.githops.audit;

/** What happens when a record cannot be kept. */
public enum AuditPolicy {
    /**
     * A change that cannot be recorded beforehand is not made. Holds for changes that go through {@link AuditTrail#around},
     * and only for those: a listener is told of a change and cannot stop it.
     */
    FAIL_CLOSED,
    /** The change is made, the loss logged, and the next record that can be kept says how many are missing. The default. */
    KEEP_GOING
}
