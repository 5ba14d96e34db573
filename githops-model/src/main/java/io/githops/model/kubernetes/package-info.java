/**
 * Typed views of the kinds of Kubernetes itself that Harvester's users write, and of what all kinds share, such as
 * {@link io.githops.model.kubernetes.ObjectMeta}.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.kubernetes;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
