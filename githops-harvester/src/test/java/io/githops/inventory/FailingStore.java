package io.githops.inventory;

import io.githops.cluster.UnavailableException;
import io.githops.diff.Inventory;
import java.util.concurrent.atomic.AtomicInteger;

/** A store of one of two inventories that can be saved so many times between them, and then no more. */
final class FailingStore implements InventoryStore {
    private final InventoryStore store;
    private final AtomicInteger savesLeft;

    FailingStore(InventoryStore store, AtomicInteger savesLeft) {
        this.store = store;
        this.savesLeft = savesLeft;
    }

    @Override
    public String location() {
        return store.location();
    }

    @Override
    public Inventory load() {
        return store.load();
    }

    @Override
    public void save(Inventory inventory) {
        if (savesLeft.getAndDecrement() <= 0) {
            throw new UnavailableException(location() + ": gone", null, null);
        }
        store.save(inventory);
    }
}
