package io.githops.reconcile;

import io.githops.diff.Inventory;
import io.githops.inventory.InventoryStore;

/** Keeps nothing. */
final class UnkeptInventory implements InventoryStore {
    @Override
    public Inventory load() {
        return Inventory.empty();
    }

    @Override
    public void save(Inventory inventory) {}
}
