package io.githops.inventory;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;
import io.githops.diff.Inventory.Transfer;
import io.githops.diff.Inventory.Transfer.Direction;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hands resources from one inventory of a cluster to another without deleting anything, as when a folder moves from what one
 * reconciler reads to what another reads. {@link #begin} makes both own them, so that neither prunes them, for as long as it
 * takes to move the manifests; {@link #finish} makes the giver forget them.
 *
 * <p>The giver notes first what is leaving, then the taker takes it; later the giver forgets it, then the taker notes that it
 * has arrived. Whoever dies in between leaves everything so that neither prunes; both calls may be repeated. What the giver's
 * field manager has applied stays marked by it until {@link FieldRelease} takes the marks off.
 *
 * <pre>{@code
 * var transfer = new InventoryTransfer(tenants, shop);
 * transfer.begin(shopIds);
 * // move the manifests, let both sync
 * transfer.finish();
 * new FieldRelease(cluster, "tenants", "shop").release(shop.load());
 * }</pre>
 */
public final class InventoryTransfer {
    private final InventoryStore giver;
    private final InventoryStore taker;

    /** @throws IllegalArgumentException when both stores are of the same inventory */
    public InventoryTransfer(InventoryStore giver, InventoryStore taker) {
        this.giver = Objects.requireNonNull(giver, "giver");
        this.taker = Objects.requireNonNull(taker, "taker");
        if (giver.location().equals(taker.location())) {
            throw new IllegalArgumentException(
                    "transfer: both inventories are " + giver.location() + "; expected two of different locations");
        }
    }

    /**
     * Makes both own resources of the giver. What the taker has already and the giver has not is left as it is.
     *
     * @throws TransferException when the giver does not own a resource, one of them is about to change it, or the taker owns
     *     another object of its identity; nothing is handed over then
     * @throws ConflictException when somebody saves one of the inventories meanwhile; call again
     * @throws ClusterException when an inventory cannot be read or saved; call again
     */
    public void begin(Collection<ResourceId> ids) {
        Inventory given = giver.load();
        Inventory taken = taker.load();
        require(ids, given, taken);
        Map<ResourceId, Transfer> leaving = new TreeMap<>(given.transfers());
        ids.stream()
                .filter(id -> given.find(id).isPresent())
                .forEach(id -> leaving.put(id, new Transfer(Direction.LEAVING, taker.location())));
        Inventory marked = given.withTransfers(leaving);
        save(giver, given, marked);
        take(marked, taken);
    }

    /**
     * Makes the giver forget what was handed over to the taker. To be called when the giver's source has the manifests no more,
     * as its next sync would own them anew. Does nothing when nothing was handed over.
     *
     * @return what the taker alone owns now
     * @throws ConflictException when somebody saves one of the inventories meanwhile; call again
     * @throws ClusterException when an inventory cannot be read or saved; call again
     */
    public Set<ResourceId> finish() {
        Inventory given = giver.load();
        Inventory taken = take(given, taker.load());
        save(giver, given, given.without(leaving(given)));
        Set<ResourceId> arriving = ids(taken, new Transfer(Direction.ARRIVING, giver.location()));
        Map<ResourceId, Transfer> others = new TreeMap<>(taken.transfers());
        others.keySet().removeAll(arriving);
        save(taker, taken, taken.withTransfers(others));
        return arriving;
    }

    /** Makes the taker own what is leaving. */
    private Inventory take(Inventory given, Inventory taken) {
        Map<ResourceId, Inventory.Entry> entries = new TreeMap<>();
        Map<ResourceId, Transfer> transfers = new TreeMap<>(taken.transfers());
        for (ResourceId id : leaving(given)) {
            Inventory.Entry entry = given.find(id).orElseThrow();
            entries.put(
                    id,
                    taken.find(id)
                            .map(known -> known.uid().isEmpty() ? known.withUid(entry.uid()) : known)
                            .orElse(entry));
            transfers.put(id, new Transfer(Direction.ARRIVING, giver.location()));
        }
        Inventory taking = taken.with(entries).withTransfers(transfers);
        save(taker, taken, taking);
        return taking;
    }

    private Set<ResourceId> leaving(Inventory given) {
        return ids(given, new Transfer(Direction.LEAVING, taker.location()));
    }

    private static Set<ResourceId> ids(Inventory inventory, Transfer transfer) {
        return inventory.transfers().entrySet().stream()
                .filter(entry -> entry.getValue().equals(transfer))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void save(InventoryStore store, Inventory before, Inventory after) {
        if (!after.equals(before)) {
            store.save(after);
        }
    }

    private void require(Collection<ResourceId> ids, Inventory given, Inventory taken) {
        List<String> problems = new ArrayList<>();
        for (ResourceId id : new TreeSet<>(ids)) {
            problem(id, given, taken).ifPresent(words -> problems.add(id + ": " + words));
        }
        if (!problems.isEmpty()) {
            throw new TransferException("transfer from " + giver.location() + " to " + taker.location() + ": "
                    + String.join("; ", problems) + ". Nothing was handed over");
        }
    }

    private static Optional<String> problem(ResourceId id, Inventory given, Inventory taken) {
        Optional<Inventory.Entry> owned = given.find(id);
        Optional<Inventory.Entry> known = taken.find(id);
        if (owned.isEmpty()) {
            return known.isPresent() ? Optional.empty() : Optional.of("neither of them owns it");
        }
        boolean isAnnounced = Stream.of(given, taken)
                .flatMap(inventory -> inventory.journal().stream())
                .anyMatch(journal -> journal.changes().containsKey(id));
        if (isAnnounced) {
            return Optional.of(
                    "a sync is about to change it; hand it over when that sync, or the one after it, has ended");
        }
        boolean isOther = known.filter(entry -> !entry.uid().isEmpty())
                .filter(entry -> !entry.uid().equals(owned.get().uid()))
                .isPresent();
        return isOther
                ? Optional.of("they own different objects of this identity; sync the one that desires it first")
                : Optional.empty();
    }
}
