package io.githops.diff.check;

import io.githops.diff.LiveObjects;
import io.githops.model.Kinds;
import io.githops.model.References;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The desired resources together with what is known of the cluster, as checks see them. Immutable and thread-safe.
 */
public final class Configuration {
    private final Kinds kinds;
    private final List<Resource> resources;
    private final LiveObjects live;
    private final Set<ResourceId> desired;
    private final Map<ResourceId, Resource> all;
    private volatile @Nullable References references;

    private Configuration(Kinds kinds, List<Resource> resources, LiveObjects live) {
        this.kinds = Objects.requireNonNull(kinds, "kinds");
        this.resources = List.copyOf(resources);
        this.live = Objects.requireNonNull(live, "live");
        Map<ResourceId, Resource> byId = new LinkedHashMap<>();
        this.resources.forEach(resource -> byId.put(resource.id(), resource));
        this.desired = Set.copyOf(byId.keySet());
        live.resources().forEach(resource -> byId.putIfAbsent(resource.id(), resource));
        this.all = Collections.unmodifiableMap(byId);
    }

    static Configuration of(Kinds kinds, List<Resource> resources, LiveObjects live) {
        return new Configuration(kinds, resources, live);
    }

    public Kinds kinds() {
        return kinds;
    }

    /** The desired resources, in the order of files and documents. */
    public List<Resource> resources() {
        return resources;
    }

    /** The desired resources of a kind, in any version. */
    public List<Resource> resources(ResourceKind<?> kind) {
        return resources.stream().filter(resource -> isOf(resource, kind)).toList();
    }

    /** What is known of the cluster; without a plan nothing is. */
    public LiveObjects live() {
        return live;
    }

    /** The desired resources, then the live ones that are not desired. */
    public Collection<Resource> all() {
        return all.values();
    }

    /** {@link #all}, what is not desired before what is, so that the manifests are told to give way. */
    List<Resource> liveFirst() {
        List<Resource> ordered = new ArrayList<>();
        all.values().stream().filter(resource -> !isDesired(resource)).forEach(ordered::add);
        ordered.addAll(resources);
        return ordered;
    }

    boolean isDesired(Resource resource) {
        return desired.contains(resource.id());
    }

    /** All that is desired or live, of one kind in any version. */
    List<Resource> all(String group, String kind) {
        return all.values().stream()
                .filter(resource -> isOf(resource, group, kind))
                .toList();
    }

    /** What is desired, or else live, of this identity. */
    public Optional<Resource> find(ResourceId id) {
        return Optional.ofNullable(all.get(id));
    }

    /** The references that {@link #all} make. */
    public References references() {
        References known = references;
        if (known == null) {
            known = References.of(kinds, all.values());
            references = known;
        }
        return known;
    }

    static boolean isOf(Resource resource, ResourceKind<?> kind) {
        return isOf(
                resource,
                kind.groupVersionKind().group(),
                kind.groupVersionKind().kind());
    }

    private static boolean isOf(Resource resource, String group, String kind) {
        return resource.id().kind().equals(kind) && resource.id().group().equals(group);
    }
}
