package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.ClusterException;
import io.githops.diff.Approval;
import io.githops.diff.Guard;
import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.diff.RefusedPlanException;
import io.githops.diff.ResourceChange.Action;
import io.githops.harvester.Patch;
import io.githops.inventory.InventoryStore;
import io.githops.inventory.LostInventory;
import io.githops.inventory.UnreadableInventoryException;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of objects that others made, and of ours when the inventory is lost. */
class OwnershipSyncTest {
    private static final String BLUE = configMap("settings", "blue");

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void takesNothingOverThatWouldChangeUntilSomebodyApproves() {
        create(configMap("settings", "red"));
        Reconciler reconciler = scene.desire(BLUE).reconciler();

        assertThatExceptionOfType(RefusedPlanException.class)
                .isThrownBy(reconciler::sync)
                .withMessageContaining("ConfigMap default/settings: exists already")
                .withMessageContaining("written by somebody");
        assertThat(colour()).isEqualTo("red");

        Plan plan = reconciler.plan();
        reconciler.execute(
                plan.with(Approval.parse("adoption:ConfigMap/default/settings")).approveUnguarded());
        assertThat(colour()).isEqualTo("blue");
        assertThat(reconciler.plan().isEmpty()).isTrue();
    }

    @Test
    void takesOverWhatIsAsDesired() {
        create(BLUE);
        Reconciler reconciler = scene.desire(BLUE).reconciler();

        assertThat(reconciler.sync().succeeded()).isTrue();
        assertThat(store().load().entries()).hasSize(1);
    }

    @Test
    void prunesWhatASyncCreatedThatEndedBeforeItCouldSaySo() {
        Reconciler reconciler = scene.desire(configMap("rest", "grey")).reconciler(Prune.OWNED);
        reconciler.sync();
        scene.desire(configMap("rest", "grey") + "---\n" + BLUE);
        scene.embedded.faults().on("patch", "ConfigMap").after(2).times(1).answer(422);
        assertThatExceptionOfType(ClusterException.class).isThrownBy(reconciler::sync);
        assertThat(colour()).isEqualTo("blue");

        assertThat(scene.desire(configMap("rest", "grey"))
                        .reconciler(Prune.OWNED)
                        .sync()
                        .succeeded())
                .isTrue();

        assertThat(scene.configMap("default", "settings")).isEmpty();
        assertThat(store().load().entries()).hasSize(1);
    }

    @Test
    void saysThatTheInventoryWasLostAndPrunesNothing() {
        Reconciler reconciler = syncedWithoutInventory();

        Plan plan = reconciler.plan();
        assertThat(plan.warnings()).extracting(Problem::code).containsExactly("GH3503");
        assertThat(reconciler.sync().succeeded()).isTrue();
        assertThat(scene.configMap("default", "rest")).isPresent();
    }

    @Test
    void prunesFromARebuiltInventoryOnceItIsConfirmed() {
        Reconciler reconciler = syncedWithoutInventory();
        InventoryStore store = store();
        store.load();
        store.save(
                LostInventory.find(scene.cluster, Kinds.harvester(), "githops").inventory());

        assertThat(reconciler.plan().guards()).extracting(Guard::code).containsExactly(Guard.Code.REBUILT_INVENTORY);
        assertThatExceptionOfType(RefusedPlanException.class).isThrownBy(reconciler::sync);

        store.save(store.load().confirmed());
        assertThat(reconciler.plan().changes(Action.PRUNE)).hasSize(1);
        assertThat(reconciler.sync().succeeded()).isTrue();
        assertThat(scene.configMap("default", "rest")).isEmpty();
        assertThat(scene.configMap("default", "settings")).isPresent();
    }

    @Test
    void staysUnconfirmedThroughSyncsThatPruneNothing() {
        Reconciler reconciler = syncedWithoutInventory();
        InventoryStore store = store();
        store.load();
        store.save(
                LostInventory.find(scene.cluster, Kinds.harvester(), "githops").inventory());

        scene.desire(configMap("settings", "green") + "---\n" + configMap("rest", "blue"));
        assertThat(reconciler.sync().succeeded()).isTrue();
        scene.desire(configMap("settings", "green"));

        assertThat(reconciler.plan().guards()).extracting(Guard::code).containsExactly(Guard.Code.REBUILT_INVENTORY);
    }

    @Test
    void writesNothingWhenSomebodyHasEditedTheInventory() {
        Reconciler reconciler = scene.desire(BLUE).reconciler(Prune.OWNED);
        reconciler.sync();
        scene.cluster.patch(
                Scene.CONFIG_MAP,
                "default",
                "githops-inventory",
                Patch.merge((Mapping) Json.parse("{\"data\": {\"inventory.json\": \"{}\"}}")),
                "kubectl-edit");
        int writes = scene.embedded.requests().writes().size();

        assertThatExceptionOfType(UnreadableInventoryException.class)
                .isThrownBy(scene.desire(configMap("settings", "red")).reconciler(Prune.OWNED)::sync);
        assertThat(scene.embedded.requests().writes()).hasSize(writes);
    }

    /** Two objects were applied, one is desired still, and the inventory is gone. */
    private Reconciler syncedWithoutInventory() {
        Reconciler reconciler =
                scene.desire(BLUE + "---\n" + configMap("rest", "blue")).reconciler(Prune.OWNED);
        reconciler.sync();
        scene.cluster.delete(scene.configMap("default", "githops-inventory").orElseThrow());
        scene.desire(BLUE);
        return reconciler;
    }

    private InventoryStore store() {
        return InventoryStore.configMap(scene.cluster, "default", "githops-inventory", "githops");
    }

    private String colour() {
        return scene.configMap("default", "settings")
                .orElseThrow()
                .tree()
                .mapping("data")
                .text("colour")
                .orElseThrow();
    }

    private void create(String yaml) {
        Resource resource = ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("foreign.yaml", yaml)))
                .orThrow()
                .get(0);
        scene.cluster.create(resource, "somebody");
    }

    private static String configMap(String name, String colour) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: default}\ndata: {colour: "
                + colour + "}\n";
    }
}
