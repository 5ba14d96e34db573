/**
 * Typed views of cluster networks, of the networks that machines attach to, and of their managed addresses.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.network;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
