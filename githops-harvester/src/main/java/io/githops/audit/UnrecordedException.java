package io.githops.audit;

import io.githops.cluster.ClusterException;
import io.githops.model.ResourceId;

/** A change was not made, as it could not be recorded: see to the sink, then sync again. */
public final class UnrecordedException extends ClusterException {
    private static final long serialVersionUID = 1L;

    UnrecordedException(ResourceId id, Exception cause) {
        super(
                "GH3801",
                id + ": not written, as the audit record of the change could not be kept: " + cause
                        + "; see to where the audit trail goes, then sync again",
                cause);
    }
}
