package io.githops.model;

import io.githops.tree.FieldPath;

/**
 * One object naming another.
 *
 * @param at the field of {@code from} that holds the name; for names inside JSON text, the field that holds the text
 */
public record Reference(ResourceId from, FieldPath at, ResourceId to) {
    /** {@code VirtualMachine default/web -> Secret default/web-cloud-init at spec.template...}. */
    @Override
    public String toString() {
        return from + " -> " + to + " at " + at;
    }
}
