/**
 * Rules of a team about its own resources and plans, to be tested without a cluster, and some that are ready to use. Start from
 * {@link io.githops.diff.check.Check} and {@link io.githops.diff.check.ReadyChecks}.
 */
@NullMarked
package io.githops.diff.check;

import org.jspecify.annotations.NullMarked;
