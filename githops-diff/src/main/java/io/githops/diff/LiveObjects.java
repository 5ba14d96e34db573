package io.githops.diff;

import io.githops.diff.admission.ClusterObjects;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a cluster at one moment. Immutable and thread-safe. */
public final class LiveObjects implements ClusterObjects {
    private static final LiveObjects NONE = new LiveObjects(Map.of(), Set.of());

    private final Map<ResourceId, Resource> resources;
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
        return new LiveObjects(all, complete);
    }

    /** Without these objects. */
    public LiveObjects without(Collection<ResourceId> gone) {
        Map<ResourceId, Resource> all = new LinkedHashMap<>(resources);
        gone.forEach(all::remove);
        return new LiveObjects(all, complete);
    }

    /** Told that every object of a kind in the cluster is among these: what is not found of it does not exist. */
    public LiveObjects complete(String group, String kind) {
        Set<ObjectKind> all = new LinkedHashSet<>(complete);
        all.add(new ObjectKind(group, kind));
        return new LiveObjects(resources, all);
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

    /** {@inheritDoc} In the order in which they were given. */
    @Override
    public List<Mapping> list(String group, String kind, String namespace) {
        List<Mapping> found = new ArrayList<>();
        for (Resource resource : resources.values()) {
            ResourceId id = resource.id();
            boolean isMeant = id.kind().equals(kind)
                    && id.group().equals(group)
                    && (namespace.isEmpty() || id.namespace().equals(namespace));
            if (isMeant) {
                found.add(resource.tree());
            }
        }
        return found;
    }

    @Override
    public boolean isComplete(String group, String kind) {
        return complete.contains(new ObjectKind(group, kind));
    }
}
