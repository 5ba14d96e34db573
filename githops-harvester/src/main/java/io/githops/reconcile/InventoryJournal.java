package io.githops.reconcile;

import io.githops.cluster.ConflictException;
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
import org.jspecify.annotations.Nullable;

/**
 * Keeps the inventory ahead of the cluster: what is about to be created is owned before it exists, what is deleted is owned
 * until it is gone. Nothing is saved when nothing differs.
 */
final class InventoryJournal {
    private static final int ATTEMPTS = 5;

    private final InventoryStore store;
    private final Plan plan;
    private Inventory stored;
    private Inventory announced;

    InventoryJournal(InventoryStore store, Inventory stored, Plan plan) {
        this.store = store;
        this.stored = stored;
        this.announced = stored;
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
        announced = stored;
    }

    /**
     * Saves what is owned now that the changes are made; on top of what somebody else has saved meanwhile.
     *
     * @throws ConflictException when others save again and again
     */
    void conclude(Map<ResourceId, Outcome> outcomes, Map<ResourceId, Resource> applied) {
        for (int attempt = 1; ; attempt++) {
            try {
                save(concluded(outcomes, applied));
                return;
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                stored = store.load();
            }
        }
    }

    private SortedMap<ResourceId, Inventory.Entry> concluded(
            Map<ResourceId, Outcome> outcomes, Map<ResourceId, Resource> applied) {
        SortedMap<ResourceId, Inventory.Entry> entries = new TreeMap<>(stored.entries());
        outcomes.forEach((id, outcome) -> {
            boolean isGone =
                    outcome.status() == Outcome.Status.DONE && outcome.change().action() == Action.PRUNE;
            if (isGone && isOf(entries.get(id), outcome.change())) {
                entries.remove(id);
            }
        });
        applied.forEach((id, live) -> entries.put(id, entry(live)));
        return entries;
    }

    /** Whether an entry is about the object that was deleted, and not about one that somebody announced since. */
    private boolean isOf(Inventory.@Nullable Entry entry, ResourceChange deletion) {
        String uid = deletion.liveResource().flatMap(Resource::uid).orElse("");
        return entry != null
                && (entry.uid().equals(uid)
                        || entry.equals(announced.find(deletion.id()).orElse(null)));
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
