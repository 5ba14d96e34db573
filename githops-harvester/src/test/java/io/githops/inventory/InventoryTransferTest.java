package io.githops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.cluster.UnavailableException;
import io.githops.diff.Inventory;
import io.githops.diff.Inventory.Entry;
import io.githops.diff.Inventory.Journal;
import io.githops.diff.LiveObjects;
import io.githops.diff.Orphan;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.Prune;
import io.githops.diff.ResourceChange.Action;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InventoryTransferTest {
    private static final ResourceId A = new ResourceId("", "ConfigMap", "shop", "a");
    private static final ResourceId B = new ResourceId("", "ConfigMap", "shop", "b");

    private final MemoryInventory giver = MemoryInventory.named("giver");
    private final MemoryInventory taker = MemoryInventory.named("taker");
    private final InventoryTransfer transfer = new InventoryTransfer(giver, taker);

    InventoryTransferTest() {
        save(giver, Inventory.of(Map.of(A, new Entry("v1", "u-a", "shop/a.yaml"), B, new Entry("v1", "u-b"))));
    }

    @Test
    void handsOverWithoutDeletingAnything() {
        transfer.begin(List.of(A));

        assertThat(load(giver).entries()).containsOnlyKeys(A, B);
        assertThat(load(taker).entries()).containsOnlyKeys(A);
        assertThat(pruned(giver)).containsExactly(B);
        assertThat(pruned(taker)).isEmpty();

        assertThat(transfer.finish()).containsExactly(A);

        assertThat(load(giver)).isEqualTo(Inventory.of(Map.of(B, new Entry("v1", "u-b"))));
        assertThat(load(taker)).isEqualTo(Inventory.of(Map.of(A, new Entry("v1", "u-a", "shop/a.yaml"))));
    }

    @Test
    void saysOfBothWhyTheyDoNotPrune() {
        transfer.begin(List.of(A));

        assertThat(plan(giver).orphans()).containsExactly(new Orphan(A, "it is being handed over to memory taker"));
        assertThat(plan(taker).orphans()).containsExactly(new Orphan(A, "it is being taken over from memory giver"));
    }

    @Test
    void leavesEverythingOwnedAndNothingPrunedWhereverItStops() {
        int crashes = 0;
        for (int saves = 0; stops(saves); saves++) {
            crashes++;
        }
        assertThat(crashes).isEqualTo(4);
    }

    /** Whether a transfer that may save so many times did not come to its end. */
    private static boolean stops(int saves) {
        var test = new InventoryTransferTest();
        var left = new AtomicInteger(saves);
        var brittle = new InventoryTransfer(new FailingStore(test.giver, left), new FailingStore(test.taker, left));
        boolean hasStopped = false;
        try {
            brittle.begin(List.of(A));
            brittle.finish();
        } catch (UnavailableException e) {
            hasStopped = true;
        }

        boolean isGiven = load(test.giver).find(A).isPresent();
        boolean isTaken = load(test.taker).find(A).isPresent();
        boolean isLeaving = load(test.giver).transfers().containsKey(A);
        assertThat(isGiven || isTaken).isTrue();
        if (isGiven && (isLeaving || isTaken)) {
            assertThat(test.pruned(test.giver)).doesNotContain(A);
        }
        if (hasStopped) {
            assertThat(test.pruned(test.taker)).doesNotContain(A);
        }

        test.transfer.begin(List.of(A));
        test.transfer.finish();
        assertThat(load(test.giver).entries()).containsOnlyKeys(B);
        assertThat(load(test.taker)).isEqualTo(Inventory.of(Map.of(A, new Entry("v1", "u-a", "shop/a.yaml"))));
        return hasStopped;
    }

    @Test
    void changesNothingWhenRepeated() {
        transfer.begin(List.of(A));
        transfer.begin(List.of(A));
        transfer.finish();

        assertThat(transfer.finish()).isEmpty();
        transfer.begin(List.of(A));
        assertThat(load(giver).entries()).containsOnlyKeys(B);
        assertThat(load(taker).entries()).containsOnlyKeys(A);
    }

    @Test
    void keepsWhatTheTakerKnowsAlready() {
        save(taker, Inventory.of(Map.of(A, new Entry("v1", "", "taker/a.yaml"))));

        transfer.begin(List.of(A));

        assertThat(load(taker).find(A)).hasValue(new Entry("v1", "u-a", "taker/a.yaml"));
    }

    @Test
    void refusesWhatCannotBeHandedOverAndChangesNothing() {
        var unknown = new ResourceId("", "ConfigMap", "shop", "unknown");
        save(taker, Inventory.of(Map.of(A, new Entry("v1", "another"))));
        Inventory before =
                load(giver).announcing(new Journal("githops", "r1", new TreeMap<>(Map.of(B, Action.UPDATE))));
        save(giver, before);

        assertThatExceptionOfType(TransferException.class)
                .isThrownBy(() -> transfer.begin(Set.of(A, B, unknown)))
                .withMessageContaining("transfer from memory giver to memory taker")
                .withMessageContaining("ConfigMap shop/a: they own different objects")
                .withMessageContaining("ConfigMap shop/b: a sync is about to change it")
                .withMessageContaining("ConfigMap shop/unknown: neither of them owns it")
                .satisfies(e -> assertThat(e.code()).isEqualTo("GH3504"));
        assertThat(load(giver)).isEqualTo(before);
    }

    @Test
    void isBetweenTwoInventories() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InventoryTransfer(giver, giver.shared()))
                .withMessageContaining("memory giver");
    }

    private Set<ResourceId> pruned(MemoryInventory store) {
        return plan(store).changes(Action.PRUNE).stream()
                .map(change -> change.id())
                .collect(Collectors.toSet());
    }

    /** What a sync of a source that has none of the resources would do. */
    private static Plan plan(MemoryInventory store) {
        List<Resource> live = read("""
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop, uid: u-a}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: shop, uid: u-b}}
                """);
        var desired = Snapshot.of(
                Revision.of("r2", "main"),
                read("---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: shop}}"));
        return Planner.builder(Kinds.harvester())
                .prune(Prune.OWNED)
                .build()
                .plan(PlanInput.of(desired, LiveObjects.of(live)).inventory(load(store)));
    }

    private static List<Resource> read(String yaml) {
        return ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("test.yaml", yaml)))
                .orThrow();
    }

    private static Inventory load(MemoryInventory store) {
        return store.shared().load();
    }

    private static void save(MemoryInventory store, Inventory inventory) {
        MemoryInventory other = store.shared();
        other.load();
        other.save(inventory);
    }
}
