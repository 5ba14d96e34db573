package io.githops.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.ApplyOptions;
import io.githops.diff.Inventory;
import io.githops.diff.Inventory.Entry;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostInventoryTest {
    private static final String OURS = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: ours
              namespace: default
              annotations: {githops.io/prune: disabled}
            """;

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester cluster = Harvester.over(embedded.transport());

    @AfterEach
    void close() {
        cluster.close();
        embedded.close();
    }

    @Test
    void isGatheredFromWhatTheFieldManagerHasApplied() {
        Resource ours = apply(OURS, "githops");
        apply(OURS.replace("ours", "theirs"), "another");
        cluster.create(read(OURS.replace("ours", "copied")), "kubectl-create");

        LostInventory lost = LostInventory.find(cluster, Kinds.harvester(), "githops");

        assertThat(lost.inventory().entries()).containsOnlyKeys(new ResourceId("", "ConfigMap", "default", "ours"));
        assertThat(lost.inventory().find(ours.id()))
                .hasValue(
                        new Entry("v1", ours.uid().orElseThrow(), "", "", "", "annotation githops.io/prune: disabled"));
        assertThat(lost.inventory().provenance()).isEqualTo(Inventory.Provenance.REBUILT);
        assertThat(lost.unread()).isEmpty();
    }

    @Test
    void leavesTheInventoriesThemselvesOut() {
        apply(OURS, "githops");
        InventoryStore store = InventoryStore.configMap(cluster, "default", "inventory", "githops");
        store.load();
        store.save(Owned.resources(9_000));

        assertThat(LostInventory.find(cluster, Kinds.harvester(), "githops")
                        .inventory()
                        .entries())
                .hasSize(1);
    }

    @Test
    void staysUnconfirmedInTheStoreUntilSomebodyConfirmsIt() {
        apply(OURS, "githops");
        InventoryStore store = InventoryStore.configMap(cluster, "default", "inventory", "githops");
        store.load();
        store.save(LostInventory.find(cluster, Kinds.harvester(), "githops").inventory());

        Inventory stored = store.load();
        assertThat(stored.provenance()).isEqualTo(Inventory.Provenance.REBUILT);

        store.save(stored.confirmed());
        assertThat(InventoryStore.configMap(cluster, "default", "inventory", "githops")
                        .load()
                        .provenance())
                .isEqualTo(Inventory.Provenance.RECORDED);
    }

    private Resource apply(String yaml, String fieldManager) {
        return cluster.apply(read(yaml), ApplyOptions.forced(fieldManager));
    }

    private static Resource read(String yaml) {
        return ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("test.yaml", yaml)))
                .orThrow()
                .get(0);
    }
}
