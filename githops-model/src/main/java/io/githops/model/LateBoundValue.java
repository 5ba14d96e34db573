package io.githops.model;

import io.githops.tree.FieldPath;
import java.util.Objects;

/**
 * A place in a manifest whose value another object holds, often one the cluster gives it after creation. It is written
 * {@code githops.ref(VirtualMachineImage/shop/ubuntu:status.storageClassName)}, alone or within a longer text.
 *
 * @param at the field that holds the text; for texts inside JSON text, the field that holds the JSON
 * @param object which object holds the value
 * @param field where the object holds it
 */
public record LateBoundValue(FieldPath at, ResourceId object, FieldPath field) {
    /** @throws NullPointerException when a part is null */
    public LateBoundValue {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(field, "field");
    }

    /** Whether a text holds a late-bound value, well written or not. */
    public static boolean isIn(String text) {
        return LateBoundText.isLateBound(text);
    }

    /** Whether a text is a late-bound value and nothing else, so that the value may be of any type. */
    public static boolean isAll(String text) {
        return isIn(text) && LateBoundText.parse(text).isOneReference();
    }

    /** What is taken from where: {@code status.storageClassName of VirtualMachineImage shop/ubuntu (harvesterhci.io)}. */
    public String source() {
        return field + " of " + object;
    }

    /** {@code spec.storageClassName: status.storageClassName of VirtualMachineImage shop/ubuntu (harvesterhci.io)}. */
    @Override
    public String toString() {
        return at + ": " + source();
    }
}
