package io.githops.inventory;

import io.githops.harvester.junit.InventoryStoreContract;

class MemoryInventoryTest extends InventoryStoreContract {
    private final MemoryInventory memory = MemoryInventory.named("test");

    @Override
    protected InventoryStore open() {
        return memory.shared();
    }
}
