package io.githops.model;

import io.githops.tree.FieldPath;
import java.util.Objects;

/**
 * One object naming another.
 *
 * @param at the field of {@code from} that holds the name; for names inside JSON text, the field that holds the text
 * @param strength what happens while the other is missing
 */
public record Reference(ResourceId from, FieldPath at, ResourceId to, Strength strength) {
    /** @throws NullPointerException when a part is null */
    public Reference {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(strength, "strength");
    }

    /** A hard reference. */
    public Reference(ResourceId from, FieldPath at, ResourceId to) {
        this(from, at, to, Strength.HARD);
    }

    /** {@code VirtualMachine default/web -> Secret default/web-cloud-init at spec.template...}. */
    @Override
    public String toString() {
        return from + " -> " + to + " at " + at;
    }

    /** What happens while the named object is missing. */
    public enum Strength {
        /** The cluster refuses the naming object, or stores it broken. */
        HARD,
        /** The naming object is stored and waits. */
        SOFT
    }
}
