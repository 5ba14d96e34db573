/**
 * Keeping a cluster at a revision: planning, making changes in order, and the loop around them. Start from {@link
 * io.githops.reconcile.Reconciler}, or from {@link io.githops.reconcile.Executor} for single plans.
 */
@NullMarked
package io.githops.reconcile;

import org.jspecify.annotations.NullMarked;
