/** What earlier syncs own, kept between syncs. Start from {@link io.githops.inventory.InventoryStore}. */
@NullMarked
package io.githops.inventory;

import org.jspecify.annotations.NullMarked;
