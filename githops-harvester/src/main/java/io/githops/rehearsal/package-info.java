/**
 * Trying a plan on a copy of the cluster, in memory and on a clock of its own. Start from {@link
 * io.githops.rehearsal.Rehearsal}.
 */
@NullMarked
package io.githops.rehearsal;

import org.jspecify.annotations.NullMarked;
