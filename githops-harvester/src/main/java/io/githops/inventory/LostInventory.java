package io.githops.inventory;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ForbiddenException;
import io.githops.cluster.LiveReader;
import io.githops.diff.Inventory;
import io.githops.diff.apply.ApplyMark;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gathers what an inventory held from the marks on live objects: what its field manager has applied. Several inventories in a
 * cluster must not share a field manager, as each would be given what the others own.
 *
 * <pre>{@code
 * LostInventory lost = LostInventory.find(cluster, Kinds.harvester(), "githops");
 * store.load();
 * store.save(lost.inventory()); // plans that prune are guarded
 * // when somebody has looked at lost.inventory() and lost.unread():
 * store.save(store.load().confirmed());
 * }</pre>
 *
 * @param inventory what was found; {@linkplain Inventory#rebuilt rebuilt}, and so not to be pruned from before somebody
 *     {@linkplain Inventory#confirmed confirms} it. Without files, digests and revisions
 * @param unread the kinds that could not be listed for lack of rights; what was applied of them is not in the inventory
 */
public record LostInventory(Inventory inventory, List<GroupVersionKind> unread) {
    public LostInventory {
        Objects.requireNonNull(inventory, "inventory");
        unread = List.copyOf(unread);
    }

    /**
     * Lists all objects of the given kinds that the cluster serves. That takes a while on a large cluster.
     *
     * @param kinds what may have been applied; add custom kinds
     * @throws ClusterException when the cluster cannot be asked
     */
    public static LostInventory find(LiveReader cluster, Kinds kinds, String fieldManager) {
        return find(
                cluster,
                kinds.all().stream().map(ResourceKind::groupVersionKind).toList(),
                fieldManager);
    }

    /**
     * Lists all objects of exactly these kinds, as far as the cluster serves them.
     *
     * @throws ClusterException when the cluster cannot be asked
     */
    public static LostInventory find(LiveReader cluster, Collection<GroupVersionKind> kinds, String fieldManager) {
        Map<ResourceId, Inventory.Entry> entries = new TreeMap<>();
        List<GroupVersionKind> unread = new ArrayList<>();
        for (GroupVersionKind kind : kinds) {
            if (cluster.served(kind).isPresent()) {
                try {
                    applied(cluster.list(kind, ""), fieldManager)
                            .forEach(live -> entries.putIfAbsent(live.id(), entry(live, fieldManager)));
                } catch (ForbiddenException e) {
                    unread.add(kind);
                }
            }
        }
        return new LostInventory(Inventory.of(entries).rebuilt(), unread);
    }

    private static Stream<Resource> applied(List<Resource> live, String fieldManager) {
        return live.stream()
                .filter(resource -> !InventoryObjects.isInventory(resource))
                .filter(resource -> !resource.isBeingDeleted())
                .filter(resource -> ApplyMark.isOn(resource, fieldManager));
    }

    private static Inventory.Entry entry(Resource live, String fieldManager) {
        String apiVersion = ApplyMark.apiVersion(live, fieldManager).orElseThrow();
        String version = GroupVersionKind.of(apiVersion, live.id().kind()).version();
        return Inventory.Entry.of(live, live.uid().orElse("")).in(version);
    }
}
