package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.diff.Inventory;
import io.githops.model.ExplicitOrder;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
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
    private final Kinds kinds;
    private final Map<Place, Set<ResourceId>> wanted = new LinkedHashMap<>();

    private record Place(GroupVersionKind kind, String namespace) {}

    LiveState(Cluster cluster, DesiredScopes scopes, Kinds kinds) {
        this.cluster = cluster;
        this.scopes = scopes;
        this.kinds = kinds;
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
        desired.stream()
                .flatMap(resource -> others(resource).stream())
                .filter(id -> !known.contains(id))
                .forEach(id -> kinds.find(id.group(), id.kind()).ifPresent(kind -> want(kind.groupVersionKind(), id)));
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

    private List<ResourceId> others(Resource resource) {
        List<ResourceId> others = new ArrayList<>();
        LateBinding.of(kinds).values(resource).forEach(value -> others.add(value.object()));
        ExplicitOrder.of(kinds).dependencies(resource).forEach(dependency -> others.add(dependency.to()));
        return others;
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
