/**
 * Typed views of overlay networks and their routers, which kube-ovn makes.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.kubeovn;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
