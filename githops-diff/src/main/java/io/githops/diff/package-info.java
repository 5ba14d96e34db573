/**
 * What would change, what that does to running machines, in which order, and what must not happen unasked. Pure: the same
 * input gives the same plan. Start from {@link io.githops.diff.Planner}.
 */
@NullMarked
package io.githops.diff;

import org.jspecify.annotations.NullMarked;
