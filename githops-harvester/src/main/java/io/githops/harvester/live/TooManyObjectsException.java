package io.githops.harvester.live;

import io.githops.cluster.ClusterException;

/** A view would hold more objects than it may: view fewer kinds or namespaces, or allow it more. */
public final class TooManyObjectsException extends ClusterException {
    private static final long serialVersionUID = 1L;

    TooManyObjectsException(String message) {
        super("GH3202", message, null);
    }
}
