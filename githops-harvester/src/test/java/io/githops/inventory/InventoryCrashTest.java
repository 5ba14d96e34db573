package io.githops.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.diff.Inventory;
import io.githops.diff.Inventory.Journal;
import io.githops.diff.ResourceChange.Action;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.inventory.ConfigMapInventory.Limits;
import io.githops.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The line breaks at each write of a save in turn, before or after the server has carried it out. */
class InventoryCrashTest {
    private static final Inventory BEFORE = Owned.resources(20);
    private static final Inventory AFTER = Owned.resources(30)
            .without(List.of(Owned.id(1)))
            .announcing(new Journal("githops", "r2", new TreeMap<>(Map.of(Owned.id(2), Action.UPDATE))));

    private static final String NAME = "inventory";

    @Test
    void neverLeavesAMixtureOfTwoInventories() {
        int crashes = 0;
        for (boolean isLastStored : new boolean[] {false, true}) {
            int write = 1;
            while (breaksAt(write, isLastStored)) {
                crashes++;
                write++;
            }
        }
        assertThat(crashes).isGreaterThan(20);
    }

    /** Whether a save broke at a write; afterwards the next writer saves, and nothing is left over. */
    private static boolean breaksAt(int write, boolean isLastStored) {
        try (var embedded = EmbeddedHarvester.create();
                var cluster = Harvester.over(embedded.transport())) {
            return breaksAt(cluster, write, isLastStored);
        }
    }

    private static boolean breaksAt(Cluster cluster, int write, boolean isLastStored) {
        InventoryStore first = store(cluster, NAME);
        first.load();
        first.save(BEFORE);
        var brittle = new BrittleCluster(cluster, write, isLastStored);

        boolean isSaved = saves(store(brittle, NAME));
        Inventory found = store(cluster, NAME).load();
        assertThat(found).isIn(BEFORE, AFTER);
        if (isSaved) {
            assertThat(found).isEqualTo(AFTER);
        }

        InventoryStore next = store(cluster, NAME);
        next.load();
        next.save(AFTER.atRevision("next"));
        assertThat(store(cluster, NAME).load()).isEqualTo(AFTER.atRevision("next"));
        assertNothingIsLeftOver(cluster);
        return brittle.isBroken();
    }

    @Test
    void beginsAnewWhenTheFirstSaveBreaks() {
        for (boolean isLastStored : new boolean[] {false, true}) {
            int write = 1;
            while (firstSaveBreaksAt(write, isLastStored)) {
                write++;
            }
            assertThat(write).isGreaterThan(5);
        }
    }

    private static boolean firstSaveBreaksAt(int write, boolean isLastStored) {
        try (var embedded = EmbeddedHarvester.create();
                var cluster = Harvester.over(embedded.transport())) {
            return firstSaveBreaksAt(cluster, write, isLastStored);
        }
    }

    private static boolean firstSaveBreaksAt(Cluster cluster, int write, boolean isLastStored) {
        var brittle = new BrittleCluster(cluster, write, isLastStored);

        saves(store(brittle, NAME));
        InventoryStore next = store(cluster, NAME);
        assertThat(next.load()).isIn(Inventory.empty(), AFTER);
        next.save(BEFORE);
        assertThat(store(cluster, NAME).load()).isEqualTo(BEFORE);
        assertNothingIsLeftOver(cluster);
        return brittle.isBroken();
    }

    private static boolean saves(InventoryStore store) {
        try {
            store.load();
            store.save(AFTER);
            return true;
        } catch (ClusterException e) {
            return false;
        }
    }

    /** As many shards as a writer makes who was never disturbed. */
    private static void assertNothingIsLeftOver(Cluster cluster) {
        InventoryStore quiet = store(cluster, "quiet");
        quiet.load();
        quiet.save(store(cluster, NAME).load());

        assertThat(objects(cluster, NAME)).hasSameSizeAs(objects(cluster, "quiet"));
    }

    private static List<Resource> objects(Cluster cluster, String name) {
        return cluster.list(InventoryObjects.CONFIG_MAP, "default").stream()
                .filter(object -> object.name().equals(name)
                        || object.annotation("githops.io/inventory-of")
                                .filter(name::equals)
                                .isPresent())
                .toList();
    }

    private static InventoryStore store(Cluster reached, String name) {
        return new ConfigMapInventory(
                new InventoryObjects(reached, "default", name, "githops"), null, new Limits(0, 600));
    }
}
