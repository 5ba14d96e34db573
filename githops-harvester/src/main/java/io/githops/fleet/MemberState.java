package io.githops.fleet;

import io.githops.reconcile.ReconcilerState;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one member of a fleet is doing. Immutable. */
public final class MemberState {
    private final String name;
    private final Map<String, String> labels;
    private final @Nullable ReconcilerState reconciler;
    private final @Nullable RuntimeException failure;

    MemberState(
            String name,
            Map<String, String> labels,
            @Nullable ReconcilerState reconciler,
            @Nullable RuntimeException failure) {
        this.name = name;
        this.labels = labels;
        this.reconciler = reconciler;
        this.failure = failure;
    }

    public String name() {
        return name;
    }

    /** Unmodifiable. */
    public Map<String, String> labels() {
        return labels;
    }

    /** The state of its reconciler; empty while another replica has the member, or it is being opened. */
    public Optional<ReconcilerState> reconciler() {
        return Optional.ofNullable(reconciler);
    }

    /** Why it could not be opened, or what its last sync failed of; empty when nothing is wrong. */
    public Optional<RuntimeException> failure() {
        return failure != null || reconciler == null
                ? Optional.ofNullable(failure)
                : reconciler.lastFailure().map(cause -> cause);
    }

    /** Whether the cluster is at the newest revision, or the one that is held, without drift or failure. */
    public boolean isInSync() {
        return reconciler != null
                && failure().isEmpty()
                && reconciler.synced().isPresent()
                && reconciler.drifted().isEmpty()
                && reconciler.synced().equals(reconciler.desired());
    }

    @Override
    public String toString() {
        return name + ": " + (reconciler == null ? "not reconciled here" : reconciler);
    }
}
