/**
 * The immutable tree that every manifest and every live object is held in, and the paths that point into it. Start from
 * {@link io.githops.tree.Tree}.
 */
@NullMarked
package io.githops.tree;

import org.jspecify.annotations.NullMarked;
