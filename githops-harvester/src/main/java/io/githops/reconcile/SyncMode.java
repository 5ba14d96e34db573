package io.githops.reconcile;

import io.githops.diff.ApprovedPlan;

/** What a {@link Reconciler} does by itself when desired and live state differ. */
public enum SyncMode {
    /** Plans and says so; never writes, not even when it is asked to. */
    OBSERVE,
    /** Plans, says so, and waits until somebody approves: see {@link Reconciler#execute(ApprovedPlan)}. */
    PROPOSE,
    /** Makes the changes, unless a guard holds the plan back. */
    AUTOMATIC
}
