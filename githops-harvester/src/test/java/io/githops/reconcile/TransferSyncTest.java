package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Prune;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.inventory.FieldRelease;
import io.githops.inventory.InventoryStore;
import io.githops.inventory.InventoryTransfer;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A manifest moves from what one reconciler reads to what another reads. */
class TransferSyncTest {
    private static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");
    private static final ResourceId MOVED = ResourceId.of(CONFIG_MAP, "default", "moved");

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester cluster = Harvester.over(embedded.transport());
    private final Side giver = new Side("tenants");
    private final Side taker = new Side("shop");

    @AfterEach
    void close() {
        giver.reconciler.close();
        taker.reconciler.close();
        cluster.close();
        embedded.close();
    }

    @Test
    void movesBetweenReconcilersWithoutEverBeingDeleted() {
        giver.desire("moved: blue", "staying: blue").sync();
        taker.desire("other: blue").sync();
        String uid = moved().uid().orElseThrow();
        var transfer = new InventoryTransfer(giver.store(), taker.store());

        transfer.begin(List.of(MOVED));
        giver.desire("staying: blue").sync();
        taker.desire("other: blue", "moved: blue").sync();
        transfer.finish();
        var release = new FieldRelease(cluster, "tenants", "shop");
        assertThat(release.release(taker.store().load())).isEmpty();
        giver.sync();
        taker.desire("other: blue", "moved: red").sync();

        assertThat(moved().uid()).hasValue(uid);
        assertThat(moved().tree().mapping("data").text("colour")).hasValue("red");
        assertThat(giver.store().load().find(MOVED)).isEmpty();
        assertThat(giver.reconciler.plan().orphans()).isEmpty();
        assertThat(taker.desire("other: blue").sync().succeeded()).isTrue();
        assertThat(cluster.get(CONFIG_MAP, "default", "moved")).isEmpty();
    }

    private Resource moved() {
        return cluster.get(CONFIG_MAP, "default", "moved").orElseThrow();
    }

    /** A reconciler with a source of its own. */
    private final class Side {
        private final String name;
        private final Reconciler reconciler;
        private List<Resource> desired = List.of();
        private int revision;

        private Side(String name) {
            this.name = name;
            reconciler = Reconciler.builder(
                            () -> Snapshot.of(Revision.of(name + "-" + revision, "main"), desired), cluster)
                    .fieldManager(name)
                    .inventory("default", name)
                    .prune(Prune.OWNED)
                    .build();
        }

        private InventoryStore store() {
            return InventoryStore.configMap(cluster, "default", name, name);
        }

        /** @param objects each the name of a ConfigMap and its colour */
        private Side desire(String... objects) {
            var yaml = new StringBuilder();
            for (String object : objects) {
                String[] parts = object.split(": ");
                yaml.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ")
                        .append(parts[0])
                        .append(", namespace: default}\ndata: {colour: ")
                        .append(parts[1])
                        .append("}\n");
            }
            desired = ManifestReader.of(Kinds.harvester())
                    .read(List.of(ManifestFile.of(name + ".yaml", yaml.toString())))
                    .orThrow();
            revision++;
            return this;
        }

        private SyncResult sync() {
            SyncResult result = reconciler.sync();
            assertThat(result.succeeded()).isTrue();
            return result;
        }
    }
}
