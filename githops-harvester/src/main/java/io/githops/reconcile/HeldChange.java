package io.githops.reconcile;

import io.githops.diff.ResourceChange;
import io.githops.model.ResourceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change that has to wait.
 *
 * @param reason in words, without secret values
 * @param behind the resource whose held change has to come before; null when a gate holds the change itself
 */
public record HeldChange(
        ResourceChange change, String reason, @Nullable ResourceId behind) {
    /** @throws NullPointerException when the change or the reason is null */
    public HeldChange {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(reason, "reason");
    }

    /** {@code VirtualMachine shop/web (kubevirt.io): a live migration of the machine runs, …}. */
    @Override
    public String toString() {
        return change.id() + ": " + reason;
    }
}
