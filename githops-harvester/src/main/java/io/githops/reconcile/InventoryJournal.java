package io.githops.reconcile;

import io.githops.diff.Inventory;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.inventory.InventoryStore;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps the inventory ahead of the cluster: what is about to be created is owned before it exists, what is deleted is owned
 * until it is gone. Nothing is saved when nothing differs.
 */
final class InventoryJournal {
    private final InventoryStore store;
    private final Plan plan;
    private Inventory stored;

    InventoryJournal(InventoryStore store, Inventory stored, Plan plan) {
        this.store = store;
        this.stored = stored;
        this.plan = plan;
    }

    /** Saves what the plan will own beside what is owned already. */
    void announce() {
        SortedMap<ResourceId, Inventory.Entry> entries = new TreeMap<>(stored.entries());
        for (ResourceChange change : plan.changes()) {
            change.desiredResource()
                    .ifPresent(desired -> entries.put(
                            change.id(),
                            Inventory.Entry.of(
                                    desired,
                                    change.liveResource().flatMap(Resource::uid).orElse(""))));
        }
        save(entries);
    }

    /** Saves what is owned now that the changes are made. */
    void conclude(Map<ResourceId, Outcome> outcomes, Map<ResourceId, Resource> applied) {
        SortedMap<ResourceId, Inventory.Entry> entries = new TreeMap<>(stored.entries());
        outcomes.forEach((id, outcome) -> {
            boolean isGone =
                    outcome.status() == Outcome.Status.DONE && outcome.change().action() == Action.PRUNE;
            if (isGone) {
                entries.remove(id);
            }
        });
        applied.forEach((id, live) -> entries.put(id, entry(live)));
        save(entries);
    }

    /** What was applied comes from where it was announced to come from. */
    private Inventory.Entry entry(Resource live) {
        String origin = stored.find(live.id()).map(Inventory.Entry::origin).orElse("");
        return new Inventory.Entry(live.groupVersionKind().version(), live.uid().orElse(""), origin);
    }

    private void save(SortedMap<ResourceId, Inventory.Entry> entries) {
        Inventory inventory = stored.withEntries(entries);
        if (!inventory.equals(stored)) {
            store.save(inventory);
            stored = inventory;
        }
    }
}
