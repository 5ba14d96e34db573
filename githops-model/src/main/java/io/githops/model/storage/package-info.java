/**
 * Typed views of snapshots of volumes, and of volumes that are filled from somewhere.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.storage;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
