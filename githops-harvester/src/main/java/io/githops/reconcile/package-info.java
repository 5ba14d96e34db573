/**
 * Keeping a cluster at a revision: planning, making changes in order, and the loop around them. Start from {@link
 * io.githops.reconcile.Reconciler}.
 */
@NullMarked
package io.githops.reconcile;

import org.jspecify.annotations.NullMarked;
