package io.githops.examples.cli;

import io.githops.audit.AuditException;
import io.githops.audit.AuditSink;
import io.githops.audit.AuditTrail;
import io.githops.cluster.Cluster;
import io.githops.reconcile.ReconcilerBuilder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The audit trail of a command, if one was asked for. */
final class Trail implements AutoCloseable {
    private final @Nullable AuditTrail trail;

    private Trail(@Nullable AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * @param folder null for none
     * @throws AuditException when the folder cannot be used
     */
    static Trail open(@Nullable Path folder) {
        return new Trail(
                folder == null
                        ? null
                        : AuditTrail.builder(AuditSink.folder(folder)).build());
    }

    Cluster around(Cluster cluster) {
        return trail == null ? cluster : trail.around(cluster);
    }

    ReconcilerBuilder listening(ReconcilerBuilder reconciler) {
        return trail == null ? reconciler : reconciler.listener(trail);
    }

    @Override
    public void close() {
        if (trail != null) {
            trail.close();
        }
    }
}
