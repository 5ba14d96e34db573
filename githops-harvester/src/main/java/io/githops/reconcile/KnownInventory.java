package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.diff.Inventory;
import io.githops.inventory.InventoryStore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the inventory, so that it is not read again for each look at a cluster at rest. Whoever else writes it is found out
 * when it is saved, as it has another version then.
 */
final class KnownInventory implements InventoryStore {
    private final InventoryStore store;
    private @Nullable Inventory known;

    KnownInventory(InventoryStore store) {
        this.store = store;
    }

    @Override
    public String location() {
        return store.location();
    }

    @Override
    public synchronized Inventory load() {
        Inventory found = known == null ? store.load() : known;
        known = found;
        return found;
    }

    @Override
    public synchronized void save(Inventory inventory) {
        try {
            store.save(inventory);
            known = inventory;
        } catch (ClusterException e) {
            known = null;
            throw e;
        }
    }

    /** Reads it anew the next time. */
    synchronized void forget() {
        known = null;
    }
}
