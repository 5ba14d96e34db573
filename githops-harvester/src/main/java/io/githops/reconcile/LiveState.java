package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.diff.Inventory;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the live resources a plan needs: those desired, those owned, and those that manifests take values from or wait for. */
final class LiveState {
    /** Up to this many objects of one kind and namespace are read one by one, more as a list. */
    private static final int FEW = 8;

    private final Cluster cluster;
    private final DesiredScopes scopes;
    private final Mentions mentions;
    private final Map<Place, Set<ResourceId>> wanted = new LinkedHashMap<>();

    private record Place(GroupVersionKind kind, String namespace) {}

    LiveState(Cluster cluster, DesiredScopes scopes, Mentions mentions) {
        this.cluster = cluster;
        this.scopes = scopes;
        this.mentions = mentions;
    }

    void want(List<Resource> desired, Inventory inventory) {
        Set<ResourceId> known = new LinkedHashSet<>();
        for (Resource resource : desired) {
            known.add(resource.id());
            want(resource.groupVersionKind(), resource.id());
        }
        inventory.entries().forEach((id, entry) -> {
            if (!known.contains(id)) {
                want(new GroupVersionKind(id.group(), entry.version(), id.kind()), id);
            }
        });
        for (Mentions.Mention other : mentions.of(desired)) {
            if (!known.contains(other.id())) {
                want(other.kind(), other.id());
            }
        }
    }

    /** The kinds of what is wanted, as far as they are served. */
    Set<GroupVersionKind> kinds() {
        return wanted.keySet().stream()
                .map(Place::kind)
                .filter(scopes::isServed)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<Resource> read() {
        List<Resource> live = new ArrayList<>();
        wanted.forEach((place, ids) -> {
            if (scopes.isServed(place.kind())) {
                live.addAll(read(place, ids));
            }
        });
        return live;
    }

    private void want(GroupVersionKind kind, ResourceId id) {
        wanted.computeIfAbsent(new Place(kind, id.namespace()), any -> new LinkedHashSet<>())
                .add(id);
    }

    private List<Resource> read(Place place, Set<ResourceId> ids) {
        if (ids.size() > FEW) {
            return cluster.list(place.kind(), place.namespace()).stream()
                    .filter(resource -> ids.contains(resource.id()))
                    .toList();
        }
        return ids.stream()
                .flatMap(id -> cluster.get(place.kind(), id.namespace(), id.name()).stream())
                .toList();
    }
}
