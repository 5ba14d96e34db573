/** A kind that the library does not know. Start from {@link io.githops.examples.customkind.MaintenanceWindow}. */
package io.githops.examples.customkind;
