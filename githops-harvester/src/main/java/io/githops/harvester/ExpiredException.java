package io.githops.harvester;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ClusterStatus;

/** The server has forgotten the state that was asked for: list the objects anew, and watch from there. */
public final class ExpiredException extends ClusterException {
    private static final long serialVersionUID = 1L;

    ExpiredException(String message, ClusterStatus status) {
        super("GH3201", message, status, null);
    }
}
