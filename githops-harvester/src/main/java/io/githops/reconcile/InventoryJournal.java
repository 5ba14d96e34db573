package io.githops.reconcile;

import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;
import io.githops.diff.ManifestDigest;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.inventory.InventoryStore;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.HashMap;
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
    private final Kinds kinds;
    private final String fieldManager;
    private Inventory stored;
    private Inventory announced;

    InventoryJournal(InventoryStore store, Inventory stored, Plan plan, Kinds kinds, String fieldManager) {
        this.store = store;
        this.stored = stored;
        this.announced = stored;
        this.plan = plan;
        this.kinds = kinds;
        this.fieldManager = fieldManager;
    }

    /**
     * Saves what the plan will own beside what is owned already, and what it is about to do. Whoever has saved the inventory
     * since it was loaded is found out here, before anything is changed.
     */
    void announce() {
        Map<ResourceId, Inventory.Entry> news = new HashMap<>();
        SortedMap<ResourceId, Action> actions = new TreeMap<>();
        for (ResourceChange change : plan.changes()) {
            change.desiredResource().ifPresent(desired -> {
                Inventory.@Nullable Entry known = stored.find(change.id()).orElse(null);
                Inventory.Entry entry = announced(change, desired, known);
                if (!entry.equals(known)) {
                    news.put(change.id(), entry);
                }
            });
            if (change.action() != Action.UNCHANGED) {
                actions.put(change.id(), change.action());
            }
        }
        Inventory next = news.isEmpty() ? stored : stored.with(news);
        save(
                actions.isEmpty()
                        ? next.concluded()
                        : next.announcing(new Inventory.Journal(
                                fieldManager, plan.revision().id(), actions)));
        announced = stored;
    }

    private static Inventory.Entry announced(ResourceChange change, Resource desired, Inventory.@Nullable Entry known) {
        var entry = Inventory.Entry.of(
                desired, change.liveResource().flatMap(Resource::uid).orElse(""));
        return known == null ? entry : entry.applied(known.hash(), known.revision());
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

    private Inventory concluded(Map<ResourceId, Outcome> outcomes, Map<ResourceId, Resource> applied) {
        SortedMap<ResourceId, Inventory.Entry> entries = new TreeMap<>(stored.entries());
        outcomes.forEach((id, outcome) -> {
            boolean isGone =
                    outcome.status() == Outcome.Status.DONE && outcome.change().action() == Action.PRUNE;
            if (isGone && isOf(entries.get(id), outcome.change())) {
                entries.remove(id);
            }
        });
        Map<ResourceId, Resource> manifests = new HashMap<>();
        plan.changes()
                .forEach(change -> change.desiredResource().ifPresent(desired -> manifests.put(change.id(), desired)));
        applied.forEach((id, live) -> entries.put(id, entry(live, manifests.get(id))));
        boolean isDone = outcomes.values().stream().allMatch(outcome -> outcome.status() == Outcome.Status.DONE);
        Inventory next = stored.withEntries(entries).concluded();
        return isDone ? next.atRevision(plan.revision().id()) : next;
    }

    /** Whether an entry is about the object that was deleted, and not about one that somebody announced since. */
    private boolean isOf(Inventory.@Nullable Entry entry, ResourceChange deletion) {
        String uid = deletion.liveResource().flatMap(Resource::uid).orElse("");
        return entry != null
                && (entry.uid().equals(uid)
                        || entry.equals(announced.find(deletion.id()).orElse(null)));
    }

    private Inventory.Entry entry(Resource live, Resource manifest) {
        return Inventory.Entry.of(manifest, live.uid().orElse(""))
                .applied(ManifestDigest.of(manifest, kinds), plan.revision().id());
    }

    private void save(Inventory inventory) {
        if (!inventory.equals(stored)) {
            store.save(inventory);
            stored = inventory;
        }
    }
}
