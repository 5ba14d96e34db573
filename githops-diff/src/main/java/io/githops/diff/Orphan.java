package io.githops.diff;

import io.githops.model.ResourceId;

/**
 * A resource that the inventory owns and nobody desires any more, but that is left alone.
 *
 * @param reason why: {@code pruning is off}, or the mark that protects it
 */
public record Orphan(ResourceId id, String reason) {
    /** {@code VirtualMachine default/web (kubevirt.io): no longer desired, left alone: pruning is off}. */
    @Override
    public String toString() {
        return id + ": no longer desired, left alone: " + reason;
    }
}
