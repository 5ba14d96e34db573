package io.githops.fleet;

import io.githops.cluster.Cluster;
import io.githops.reconcile.ReconcilerBuilder;
import java.util.Map;

/** One of the clusters or environments of a {@link Fleet}. */
public interface FleetMember {

    /** Unique in its fleet. */
    String name();

    /** What rollouts select members by; unmodifiable. */
    Map<String, String> labels();

    /**
     * The member's cluster, written to only while the member is this replica's work; the cluster itself in a fleet that is not
     * shared.
     */
    Cluster fence(Cluster cluster);

    /** Describes the reconciler of a member, each time the member becomes this replica's work. */
    @FunctionalInterface
    interface Opening {
        /**
         * The fleet adds its scheduler and a listener, builds, starts and closes what comes of it.
         *
         * @param member whose {@link FleetMember#fence} the cluster has to go through in a fleet that is shared
         * @return over a source of this member's own, as sources are asked one call at a time
         */
        ReconcilerBuilder open(FleetMember member);
    }
}
