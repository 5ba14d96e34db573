package io.githops.diff;

import io.githops.diff.LiveObjects.ObjectKind;
import io.githops.diff.admission.ClusterObjects;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cluster as it will be: what is desired stands in for what is live, with the live status, and what is pruned is gone.
 * Objects are put together when somebody asks for them.
 */
final class PlannedObjects implements ClusterObjects {
    private final Map<ResourceId, Resource> desired;
    private final LiveObjects live;
    private final Set<ResourceId> pruned;
    private @Nullable Map<ObjectKind, List<ResourceId>> ids;

    PlannedObjects(Map<ResourceId, Resource> desired, LiveObjects live, List<Resource> pruned) {
        this.desired = desired;
        this.live = live;
        this.pruned = new HashSet<>(pruned.stream().map(Resource::id).toList());
    }

    @Override
    public Optional<Mapping> get(ResourceId id) {
        if (pruned.contains(id)) {
            return Optional.empty();
        }
        Resource wanted = desired.get(id);
        Optional<Mapping> known = live.get(id);
        return wanted == null
                ? known
                : Optional.of(
                        known.map(object -> overlaid(object, wanted.tree())).orElse(wanted.tree()));
    }

    private static Mapping overlaid(Mapping live, Mapping desired) {
        return live.merge(desired.without("status"));
    }

    @Override
    public List<Mapping> list(String group, String kind, String namespace) {
        return ids().getOrDefault(new ObjectKind(group, kind), List.of()).stream()
                .filter(id -> namespace.isEmpty() || id.namespace().equals(namespace))
                .flatMap(id -> get(id).stream())
                .toList();
    }

    @Override
    public boolean isComplete(String group, String kind) {
        return live.isComplete(group, kind);
    }

    @Override
    public boolean isLive(ResourceId id) {
        return live.find(id).isPresent();
    }

    private Map<ObjectKind, List<ResourceId>> ids() {
        if (ids == null) {
            Map<ObjectKind, List<ResourceId>> byKind = new HashMap<>();
            desired.keySet().forEach(id -> add(byKind, id));
            live.resources().stream()
                    .map(Resource::id)
                    .filter(id -> !desired.containsKey(id))
                    .forEach(id -> add(byKind, id));
            byKind.values().forEach(list -> list.sort(null));
            ids = byKind;
        }
        return ids;
    }

    private static void add(Map<ObjectKind, List<ResourceId>> byKind, ResourceId id) {
        byKind.computeIfAbsent(ObjectKind.of(id), any -> new ArrayList<>()).add(id);
    }
}
