/**
 * What earlier syncs own, kept between syncs, rebuilt when it is lost, and handed over. Start from {@link
 * io.githops.inventory.InventoryStore}.
 */
@NullMarked
package io.githops.inventory;

import org.jspecify.annotations.NullMarked;
