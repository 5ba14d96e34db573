/**
 * Typed views of how the operating system of nodes is set up.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.node;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
