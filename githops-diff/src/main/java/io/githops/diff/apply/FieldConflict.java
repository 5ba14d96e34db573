package io.githops.diff.apply;

import io.githops.tree.FieldPath;

/**
 * A field that another manager owns with another value.
 *
 * @param manager who owns it, in the API server's words: {@code "kubectl-edit" using kubevirt.io/v1}
 */
public record FieldConflict(FieldPath path, String manager) {}
