/** Typed views of the kinds of Harvester's upgrade manager, an add-on. */
@NullMarked
@ViewStyle
package io.githops.model.management;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
