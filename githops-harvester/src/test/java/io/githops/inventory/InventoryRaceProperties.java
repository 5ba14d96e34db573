package io.githops.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.inventory.ConfigMapInventory.Limits;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Several writers of one inventory in any order, some of which die while they write. */
class InventoryRaceProperties {
    private static final int WRITERS = 3;

    /** @param diesAt the write at which the line breaks; beyond the number of writes it does not */
    record Step(int writer, boolean loads, int size, int diesAt) {}

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void whatIsReadIsWhatTheLastSuccessfulWriterWrote(@ForAll("histories") List<Step> history) {
        try (var embedded = EmbeddedHarvester.create();
                var cluster = Harvester.over(embedded.transport())) {
            InventoryStore[] stores = new InventoryStore[WRITERS];
            Inventory expected = Inventory.empty();
            for (Step step : history) {
                boolean isNew = stores[step.writer()] == null;
                if (isNew || step.diesAt() < 5) {
                    var line = new BrittleCluster(cluster, step.diesAt(), step.size() % 2 == 0);
                    stores[step.writer()] = new ConfigMapInventory(
                            new InventoryObjects(line, "default", "inventory", "githops"), null, new Limits(0, 600));
                }
                InventoryStore store = stores[step.writer()];
                Inventory next = Owned.resources(step.size()).atRevision("by-" + step.writer());
                try {
                    if (isNew || step.loads()) {
                        assertThat(store.load()).isEqualTo(expected);
                    }
                    store.save(next);
                    expected = next;
                } catch (ConflictException e) {
                    stores[step.writer()] = null;
                } catch (ClusterException e) {
                    stores[step.writer()] = null;
                    Inventory found = load(cluster);
                    assertThat(found).isIn(expected, next);
                    expected = found;
                }
                assertThat(load(cluster)).isEqualTo(expected);
            }
        }
    }

    private static Inventory load(Harvester cluster) {
        return InventoryStore.configMap(cluster, "default", "inventory", "githops")
                .load();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, WRITERS - 1),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 1, 10, 20, 21),
                        Arbitraries.frequency(
                                Tuple.of(3, Integer.MAX_VALUE), Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(1, 4)))
                .as(Step::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(10);
    }
}
