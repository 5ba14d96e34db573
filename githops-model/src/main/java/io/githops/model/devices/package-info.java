/**
 * Typed views of the devices of nodes that machines can have, and of the requests for them.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.devices;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
