package io.githops.diff.difference;

import io.githops.tree.FieldPath;
import io.githops.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A place in which two versions of an object differ, before anything is known about it.
 *
 * @param live null when live has no such field
 * @param desired null when desired has no such field
 */
public record Difference(
        FieldPath path, @Nullable Tree live, @Nullable Tree desired) {}
