package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.model.ResourceId;

/**
 * A custom part, such as an applier or a health probe, threw what it must not: mend that part. The change may have been made.
 */
public final class BrokenApplierException extends ClusterException {
    private static final long serialVersionUID = 1L;

    BrokenApplierException(ResourceId id, Throwable cause) {
        super(
                "GH3403",
                id + ": a part that was given to the executor, such as an applier or a health probe, threw "
                        + cause.getClass().getName() + "; expected a ClusterException. Mend that part, then sync again",
                cause);
    }
}
