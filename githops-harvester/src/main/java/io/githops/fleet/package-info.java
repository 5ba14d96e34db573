/**
 * Many clusters or environments reconciled by one program, with shared limits, staged rollouts, and replicas that share the
 * work. Start from {@link io.githops.fleet.Fleet}.
 */
@NullMarked
package io.githops.fleet;

import org.jspecify.annotations.NullMarked;
