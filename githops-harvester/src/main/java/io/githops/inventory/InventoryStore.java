package io.githops.inventory;

import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;
import io.githops.inventory.ConfigMapInventory.Limits;
import java.time.InstantSource;
import java.util.Objects;

/**
 * SPI: where the inventory is kept between syncs. Asked by one sync at a time. Every method throws {@link ClusterException}.
 * Implementations pass {@code io.githops.harvester.junit.InventoryStoreContract}.
 */
public interface InventoryStore {

    /**
     * Keeps the inventory, compressed, in a ConfigMap, guarded by its resource version. What does not fit into one goes into
     * more, whose names begin with the name of the first. A store that is asked again and again reads only what has changed.
     *
     * @param namespace must exist
     */
    static InventoryStore configMap(Cluster cluster, String namespace, String name, String fieldManager) {
        return new ConfigMapInventory(
                new InventoryObjects(cluster, namespace, name, fieldManager), null, Limits.STANDARD);
    }

    /**
     * As {@link #configMap(Cluster, String, String, String)}; the annotation {@code githops.io/summary} tells when it was
     * saved.
     */
    static InventoryStore configMap(
            Cluster cluster, String namespace, String name, String fieldManager, InstantSource clock) {
        return new ConfigMapInventory(
                new InventoryObjects(cluster, namespace, name, fieldManager),
                Objects.requireNonNull(clock, "clock"),
                Limits.STANDARD);
    }

    /**
     * Where the inventory is, in words that are the same for every store of it: {@code ConfigMap default/githops-inventory}.
     */
    default String location() {
        return "inventory";
    }

    /**
     * What earlier syncs own; empty before the first.
     *
     * @throws UnreadableInventoryException when what is there cannot be relied on
     */
    Inventory load();

    /**
     * Keeps an inventory, as a whole or not at all. Called before the changes it announces, and after them.
     *
     * @throws ConflictException when somebody else has saved since {@link #load} or the last save
     */
    void save(Inventory inventory);
}
