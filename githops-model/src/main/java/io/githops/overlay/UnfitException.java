package io.githops.overlay;

import io.githops.tree.FieldPath;

/** A change that a resource has no place for. The message says what was found and expected, and no value. */
final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnfitException(String message) {
        super(message, null, false, false);
    }

    /** @param at where in the resource */
    static UnfitException at(FieldPath at, String message) {
        return new UnfitException((at.isRoot() ? "" : at + ": ") + message);
    }
}
