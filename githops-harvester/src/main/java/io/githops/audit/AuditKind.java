package io.githops.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a record is about. More may come: readers pass over those they do not know. */
public enum AuditKind {
    /** A plan was made: what would change, and what holds it back. */
    PLAN,
    /** A plan was let through, by an approval or because nothing held it back. */
    APPROVAL,
    /** A change is about to be made. */
    CHANGE,
    /** The cluster's answer to a change, where the applier itself is recorded. */
    RESULT,
    /** What became of a change: done, failed or skipped. */
    OUTCOME,
    /** A sync came to its end. */
    SYNC,
    /** A sync could not be made. */
    FAILURE,
    /** A revision failed, so the cluster goes back to the one before. */
    ROLLBACK,
    /** The source goes on with an older state: it is away, or its newest revision cannot be used. */
    STALE,
    /** Somebody suspended the reconciler. */
    SUSPENDED,
    /** Somebody resumed the reconciler. */
    RESUMED,
    /** The last line of an earlier run was incomplete and was cut off. */
    REPAIR,
    /** Records before this one could not be written. */
    GAP;

    /** The kind as records name it, such as {@code plan}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of an id; empty when there is none of it. */
    static Optional<AuditKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
