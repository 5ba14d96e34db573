/**
 * Environments that differ from a base by a small file. Start from {@link io.githops.overlay.Overlays}.
 */
@NullMarked
package io.githops.overlay;

import org.jspecify.annotations.NullMarked;
