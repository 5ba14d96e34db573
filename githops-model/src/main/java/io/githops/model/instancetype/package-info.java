/**
 * Typed views of the sizes of machines, and of what machines have that do not say otherwise.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.instancetype;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
