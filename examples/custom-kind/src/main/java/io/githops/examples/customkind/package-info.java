/** A kind that the library does not know. Start from {@link io.githops.examples.customkind.MaintenanceWindow}. */
@NullMarked
package io.githops.examples.customkind;

import org.jspecify.annotations.NullMarked;
