/**
 * Typed views of load balancers and the pools of their addresses.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.loadbalancer;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
