/**
 * Typed views of the import of machines from elsewhere.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.migration;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
