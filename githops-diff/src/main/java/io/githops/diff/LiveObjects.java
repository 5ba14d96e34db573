package io.githops.diff;

import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.admission.Index;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a cluster at one moment. Immutable and thread-safe. */
public final class LiveObjects implements ClusterObjects {
    /** The part of all objects, as a divisor, that may be told from those of an earlier moment one by one. */
    private static final int FEW = 8;

    private static final LiveObjects NONE = new LiveObjects(Map.of(), Set.of());

    private final Map<ResourceId, Resource> resources;
    private final ObjectIndex index;
    private final LiveObjects base;
    private final Set<ResourceId> touched;
    private final Set<ObjectKind> complete;

    /** A kind whatever its version. */
    record ObjectKind(String group, String kind) {
        static ObjectKind of(ResourceId id) {
            return new ObjectKind(id.group(), id.kind());
        }
    }

    private LiveObjects(Map<ResourceId, Resource> resources, Set<ObjectKind> complete) {
        this.resources = resources;
        this.complete = complete;
        this.index = new ObjectIndex(resources.keySet(), this::get);
        this.base = this;
        this.touched = Set.of();
    }

    private LiveObjects(
            LiveObjects earlier,
            Map<ResourceId, Resource> resources,
            Set<ObjectKind> complete,
            Collection<ResourceId> changed) {
        this.resources = resources;
        this.complete = complete;
        this.index = new ObjectIndex(resources.keySet(), this::get);
        index.inherit(earlier.index, changed);
        Set<ResourceId> all = new HashSet<>(earlier.touched);
        all.addAll(changed);
        boolean areFew = all.size() <= earlier.base.resources.size() / FEW;
        this.base = areFew ? earlier.base : this;
        this.touched = areFew ? all : Set.of();
    }

    /** Nothing is known. */
    public static LiveObjects none() {
        return NONE;
    }

    /** These objects are known, and there may be others; of two with one identity the later one counts. */
    public static LiveObjects of(Collection<Resource> resources) {
        return NONE.with(resources);
    }

    /** With these objects added, or in place of those with the same identity. */
    public LiveObjects with(Collection<Resource> changed) {
        Map<ResourceId, Resource> all = new LinkedHashMap<>(resources);
        changed.forEach(resource -> all.put(resource.id(), resource));
        return new LiveObjects(
                this, all, complete, changed.stream().map(Resource::id).toList());
    }

    /** Without these objects. */
    public LiveObjects without(Collection<ResourceId> gone) {
        Map<ResourceId, Resource> all = new LinkedHashMap<>(resources);
        gone.forEach(all::remove);
        return new LiveObjects(this, all, complete, gone);
    }

    /** Told that every object of a kind in the cluster is among these: what is not found of it does not exist. */
    public LiveObjects complete(String group, String kind) {
        Set<ObjectKind> all = new LinkedHashSet<>(complete);
        all.add(new ObjectKind(group, kind));
        return new LiveObjects(this, resources, all, List.of());
    }

    /** At least the objects that are others than they were; empty when that cannot be told without a look at all. */
    Optional<Set<ResourceId>> touchedSince(LiveObjects earlier) {
        if (earlier == this) {
            return Optional.of(Set.of());
        }
        if (earlier.base != base) {
            return Optional.empty();
        }
        Set<ResourceId> all = new HashSet<>(touched);
        all.addAll(earlier.touched);
        return Optional.of(all);
    }

    /** The object of this identity; empty when it is not known. */
    public Optional<Resource> find(ResourceId id) {
        return Optional.ofNullable(resources.get(id));
    }

    /** All objects, in the order in which they were given. */
    public Collection<Resource> resources() {
        return Collections.unmodifiableCollection(resources.values());
    }

    @Override
    public Optional<Mapping> get(ResourceId id) {
        return find(id).map(Resource::tree);
    }

    @Override
    public List<Mapping> list(String group, String kind, String namespace) {
        return trees(index.in(new ObjectKind(group, kind), namespace));
    }

    @Override
    public List<Mapping> having(Index by, String key) {
        return trees(index.having(by, key));
    }

    private List<Mapping> trees(List<ResourceId> ids) {
        List<Mapping> trees = new ArrayList<>(ids.size());
        ids.forEach(id -> get(id).ifPresent(trees::add));
        return trees;
    }

    /** The identities behind {@link #list}. */
    List<ResourceId> ids(ObjectKind kind, String namespace) {
        return index.in(kind, namespace);
    }

    /** The identities behind {@link #having}. */
    List<ResourceId> ids(Index by, String key) {
        return index.having(by, key);
    }

    @Override
    public boolean isComplete(String group, String kind) {
        return complete.contains(new ObjectKind(group, kind));
    }
}
