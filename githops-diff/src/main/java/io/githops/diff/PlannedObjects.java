package io.githops.diff;

import io.githops.diff.LiveObjects.ObjectKind;
import io.githops.diff.admission.ClusterObjects;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cluster as it will be: what is desired stands in for what is live, with the live status, and what is pruned is gone.
 * Objects are put together when somebody asks for them. Not thread-safe.
 */
final class PlannedObjects implements ClusterObjects {
    private final Map<ResourceId, Resource> desired;
    private final LiveObjects live;
    private final Set<ResourceId> pruned;
    private final Map<ResourceId, Mapping> overlaid = new HashMap<>();
    private final Map<Class<?>, Object> derived = new HashMap<>();
    private Set<ResourceId> unchanged = Set.of();
    private @Nullable Map<ObjectKind, Map<String, List<ResourceId>>> ids;

    PlannedObjects(Map<ResourceId, Resource> desired, LiveObjects live, List<Resource> pruned) {
        this.desired = desired;
        this.live = live;
        this.pruned = new HashSet<>(pruned.stream().map(Resource::id).toList());
    }

    /** Tells which live objects will stay as they are. */
    void keep(Collection<ResourceChange> changes) {
        Set<ResourceId> kept = new HashSet<>();
        for (ResourceChange change : changes) {
            if (change.action() == ResourceChange.Action.UNCHANGED) {
                kept.add(change.id());
            }
        }
        unchanged = kept;
    }

    @Override
    public Optional<Mapping> get(ResourceId id) {
        if (pruned.contains(id)) {
            return Optional.empty();
        }
        Resource wanted = unchanged.contains(id) ? null : desired.get(id);
        return wanted == null ? live.get(id) : Optional.of(overlaid.computeIfAbsent(id, any -> overlaid(wanted)));
    }

    private Mapping overlaid(Resource wanted) {
        return live.get(wanted.id())
                .map(object -> object.merge(wanted.tree().without("status")))
                .orElse(wanted.tree());
    }

    @Override
    public List<Mapping> list(String group, String kind, String namespace) {
        Map<String, List<ResourceId>> byNamespace = ids().getOrDefault(new ObjectKind(group, kind), Map.of());
        Collection<List<ResourceId>> meant =
                namespace.isEmpty() ? byNamespace.values() : List.of(byNamespace.getOrDefault(namespace, List.of()));
        List<Mapping> found = new ArrayList<>();
        for (List<ResourceId> inNamespace : meant) {
            inNamespace.forEach(id -> get(id).ifPresent(found::add));
        }
        return found;
    }

    @Override
    public boolean isComplete(String group, String kind) {
        return live.isComplete(group, kind);
    }

    @Override
    public boolean isLive(ResourceId id) {
        return live.find(id).isPresent();
    }

    @Override
    public <T> T derived(Class<T> type, Supplier<T> making) {
        if (!derived.containsKey(type)) {
            derived.put(type, making.get());
        }
        return type.cast(derived.get(type));
    }

    private Map<ObjectKind, Map<String, List<ResourceId>>> ids() {
        if (ids == null) {
            Map<ObjectKind, Map<String, List<ResourceId>>> byKind = new HashMap<>();
            desired.keySet().forEach(id -> add(byKind, id));
            live.resources().stream()
                    .map(Resource::id)
                    .filter(id -> !desired.containsKey(id))
                    .forEach(id -> add(byKind, id));
            ids = byKind;
        }
        return ids;
    }

    private static void add(Map<ObjectKind, Map<String, List<ResourceId>>> byKind, ResourceId id) {
        byKind.computeIfAbsent(ObjectKind.of(id), any -> new TreeMap<>())
                .computeIfAbsent(id.namespace(), any -> new ArrayList<>())
                .add(id);
    }
}
