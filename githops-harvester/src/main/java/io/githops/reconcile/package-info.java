/**
 * Keeping a cluster at a revision: reading live state, applying plans, inventory, health, and the loop around them. Knows
 * nothing of HTTP. Start from {@link io.githops.reconcile.Cluster}.
 */
@NullMarked
package io.githops.reconcile;

import org.jspecify.annotations.NullMarked;
