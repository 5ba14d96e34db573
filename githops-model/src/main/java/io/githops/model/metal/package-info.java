/**
 * Typed views of Harvester clusters that a Harvester installs, on bare metal or on machines of its own.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.metal;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
