package io.githops.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Inventory;
import io.githops.diff.Inventory.Journal;
import io.githops.diff.ResourceChange.Action;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventorySizeTest {
    /** What the API server takes in all keys of a ConfigMap together is 1 MiB; base64 makes a third more of it. */
    private static final int BOUND = (1 << 20) * 4 / 3;

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000})
    void keepsAllResourcesWithAllOfThemAnnounced(int count) {
        Inventory all = Owned.resources(count).announcing(everything(Owned.resources(count)));
        try (var embedded = EmbeddedHarvester.create();
                var cluster = Harvester.over(embedded.transport())) {
            InventoryStore store = InventoryStore.configMap(cluster, "default", "inventory", "githops");
            store.load();
            store.save(all);

            assertThat(InventoryStore.configMap(cluster, "default", "inventory", "githops")
                            .load())
                    .isEqualTo(all);
            assertThat(cluster.list(InventoryObjects.CONFIG_MAP, "default"))
                    .extracting(InventorySizeTest::size)
                    .allSatisfy(size -> assertThat(size).isLessThan(BOUND));
            assertThat(cluster.list(InventoryObjects.CONFIG_MAP, "default").size())
                    .isLessThan(100);
        }
    }

    private static Journal everything(Inventory inventory) {
        SortedMap<ResourceId, Action> changes = new TreeMap<>();
        inventory.entries().keySet().forEach(id -> changes.put(id, Action.UPDATE));
        return new Journal("githops", "r2", changes);
    }

    private static int size(Resource object) {
        return Json.text(object.tree().without("metadata")).length();
    }
}
