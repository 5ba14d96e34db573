package io.githops.reconcile;

import io.githops.diff.Inventory;

/**
 * SPI: where the inventory is kept between syncs. Asked by one sync at a time. Every method throws {@link ClusterException}.
 */
public interface InventoryStore {

    /** What earlier syncs own; empty before the first. */
    Inventory load();

    /**
     * Keeps an inventory. Called before the changes it announces, and after them.
     *
     * @throws ConflictException when somebody else has saved since {@link #load}
     */
    void save(Inventory inventory);
}
