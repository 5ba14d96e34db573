package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Random histories of commits, protections, people who replace objects, and lost or rebuilt inventories. */
class PruneHistoryProperties {
    private static final int NAMES = 6;

    /** One turn: what Git says, what people do to the objects, and what happens to the inventory. */
    record Turn(Set<Integer> desired, Set<Integer> isProtected, int replaced, int unmarked, Luck luck) {}

    enum Luck {
        GOOD,
        LOST,
        REBUILT,
        HANDED_OVER
    }

    private final Planner planner = Planner.builder(Fixture.KINDS)
            .prune(Prune.OWNED)
            .adoption(Adoption.CHANGE)
            .build();

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void onlyWhatIsOwnedUndesiredUnprotectedAndStillTheSameIsPruned(@ForAll("histories") List<Turn> history) {
        var cluster = new LinkedHashMap<ResourceId, Resource>();
        var foreign = Fixture.applied(configMap(NAMES, false));
        cluster.put(foreign.id(), foreign);
        Inventory inventory = Inventory.empty();
        int uids = 0;
        for (Turn turn : history) {
            inventory = struck(inventory, turn.luck());
            people(cluster, turn, uids++);
            List<Resource> desired = manifests(turn);
            Plan plan = planner.plan(PlanInput.of(Fixture.snapshot(desired), LiveObjects.of(cluster.values()))
                    .inventory(inventory));

            assertPrunesOnly(plan, allowed(inventory, desired, cluster));
            assertThat(plan.changes(Action.PRUNE))
                    .noneMatch(change -> change.id().equals(foreign.id()));
            if (inventory.provenance() == Inventory.Provenance.REBUILT) {
                assertThat(plan.guards())
                        .filteredOn(guard -> guard.code() == Guard.Code.REBUILT_INVENTORY)
                        .extracting(Guard::subject)
                        .containsExactlyElementsOf(plan.changes(Action.PRUNE).stream()
                                .map(ResourceChange::id)
                                .toList());
            }
            inventory = carriedOut(plan, inventory, cluster);
        }
    }

    private static Inventory struck(Inventory inventory, Luck luck) {
        return switch (luck) {
            case GOOD -> inventory;
            case LOST -> Inventory.empty();
            case REBUILT -> inventory.rebuilt();
            case HANDED_OVER ->
                inventory.withTransfers(inventory.entries().keySet().stream()
                        .limit(2)
                        .collect(Collectors.toMap(
                                id -> id,
                                id -> new Inventory.Transfer(Inventory.Transfer.Direction.LEAVING, "another"))));
        };
    }

    /** Somebody deletes an object and creates it anew, and takes the marks off another. */
    private static void people(Map<ResourceId, Resource> cluster, Turn turn, int uid) {
        cluster.computeIfPresent(id(turn.replaced()), (id, live) -> withUid(live, "replaced-" + uid));
        cluster.computeIfPresent(
                id(turn.unmarked()),
                (id, live) -> live.withTree(live.tree().edit("metadata", metadata -> metadata.without("annotations"))));
    }

    private static Set<ResourceId> allowed(
            Inventory inventory, List<Resource> desired, Map<ResourceId, Resource> cluster) {
        Set<ResourceId> allowed = new HashSet<>(inventory.entries().keySet());
        desired.forEach(resource -> allowed.remove(resource.id()));
        allowed.removeAll(inventory.transfers().keySet());
        allowed.removeIf(id -> !cluster.containsKey(id)
                || cluster.get(id).annotation("githops.io/prune").isPresent()
                || !inventory.find(id).orElseThrow().protection().isEmpty()
                || !cluster.get(id)
                        .uid()
                        .orElseThrow()
                        .equals(inventory.find(id).orElseThrow().uid()));
        return allowed;
    }

    private static void assertPrunesOnly(Plan plan, Set<ResourceId> allowed) {
        assertThat(plan.changes(Action.PRUNE)).extracting(ResourceChange::id).hasSameElementsAs(allowed);
    }

    /** What a sync makes of cluster and inventory. */
    private static Inventory carriedOut(Plan plan, Inventory before, Map<ResourceId, Resource> cluster) {
        var entries = new TreeMap<>(before.entries());
        for (ResourceChange change : plan.changes()) {
            if (change.action() == Action.PRUNE) {
                cluster.remove(change.id());
                entries.remove(change.id());
            } else {
                Resource manifest = change.desiredResource().orElseThrow();
                Resource live = change.liveResource()
                        .map(known ->
                                withUid(Fixture.applied(manifest), known.uid().orElseThrow()))
                        .orElseGet(() -> Fixture.applied(manifest));
                cluster.put(live.id(), live);
                entries.put(live.id(), Inventory.Entry.of(manifest, live.uid().orElseThrow()));
            }
        }
        return before.withEntries(entries).withTransfers(Map.of()).confirmed();
    }

    private static List<Resource> manifests(Turn turn) {
        List<Resource> manifests = new ArrayList<>();
        turn.desired()
                .forEach(number ->
                        manifests.add(configMap(number, turn.isProtected().contains(number))));
        return manifests;
    }

    private static Resource configMap(int number, boolean isProtected) {
        return Fixture.one("---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: c" + number + ", namespace: shop"
                + (isProtected ? ", annotations: {githops.io/prune: disabled}" : "") + "}, data: {a: b}}");
    }

    private static ResourceId id(int number) {
        return new ResourceId("", "ConfigMap", "shop", "c" + number);
    }

    private static Resource withUid(Resource live, String uid) {
        return live.withTree(live.tree().edit("metadata", metadata -> metadata.with("uid", new Text(uid))));
    }

    @Provide
    Arbitrary<List<Turn>> histories() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, NAMES - 1);
        return Combinators.combine(
                        numbers.set().ofMaxSize(NAMES),
                        numbers.set().ofMaxSize(2),
                        numbers,
                        numbers,
                        Arbitraries.frequency(
                                Tuple.of(6, Luck.GOOD),
                                Tuple.of(1, Luck.LOST),
                                Tuple.of(1, Luck.REBUILT),
                                Tuple.of(1, Luck.HANDED_OVER)))
                .as(Turn::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }
}
