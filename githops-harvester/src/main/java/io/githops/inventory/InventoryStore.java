package io.githops.inventory;

import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;

/**
 * SPI: where the inventory is kept between syncs. Asked by one sync at a time. Every method throws {@link ClusterException}.
 */
public interface InventoryStore {

    /**
     * Keeps the inventory in a ConfigMap, guarded by its resource version.
     *
     * @param namespace must exist
     */
    static InventoryStore configMap(Cluster cluster, String namespace, String name, String fieldManager) {
        return new ConfigMapInventory(cluster, namespace, name, fieldManager);
    }

    /** What earlier syncs own; empty before the first. */
    Inventory load();

    /**
     * Keeps an inventory. Called before the changes it announces, and after them.
     *
     * @throws ConflictException when somebody else has saved since {@link #load}
     */
    void save(Inventory inventory);
}
