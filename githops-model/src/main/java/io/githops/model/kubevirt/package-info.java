/**
 * Typed views of KubeVirt's kinds. Start from {@link io.githops.model.kubevirt.VirtualMachine}.
 *
 * @see io.githops.model.harvester
 */
@NullMarked
@ViewStyle
package io.githops.model.kubevirt;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
