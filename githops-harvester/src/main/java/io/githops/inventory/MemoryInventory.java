package io.githops.inventory;

import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;
import java.util.Map;
import java.util.Objects;

/** An inventory that lasts as long as the program: for tests, and for clusters that are made anew each time. */
public final class MemoryInventory implements InventoryStore {
    private final Shared shared;
    private long seen;

    private static final class Shared {
        private final String name;
        private Inventory inventory = Inventory.empty();
        private long generation;

        private Shared(String name) {
            this.name = name;
        }
    }

    private MemoryInventory(Shared shared) {
        this.shared = shared;
    }

    /**
     * An empty inventory.
     *
     * @param name tells it from others in messages
     */
    public static MemoryInventory named(String name) {
        return new MemoryInventory(new Shared(Objects.requireNonNull(name, "name")));
    }

    /** The same inventory in the hands of somebody else, who has not loaded it yet. */
    public MemoryInventory shared() {
        return new MemoryInventory(shared);
    }

    @Override
    public String location() {
        return "memory " + shared.name;
    }

    @Override
    public Inventory load() {
        synchronized (shared) {
            seen = shared.generation;
            return shared.inventory;
        }
    }

    @Override
    public void save(Inventory inventory) {
        Objects.requireNonNull(inventory, "inventory");
        synchronized (shared) {
            if (seen != shared.generation) {
                throw new ConflictException(location() + ": somebody else has saved the inventory since", Map.of());
            }
            shared.inventory = inventory;
            seen = ++shared.generation;
        }
    }
}
