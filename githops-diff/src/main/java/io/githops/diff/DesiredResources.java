package io.githops.diff;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The desired resources by place and by identity. Those that take values from others can be exchanged, before the plan is made. */
final class DesiredResources {
    private static final DesiredResources NONE = new DesiredResources(List.of(), Map.of());

    private final List<Resource> resources;
    private final Map<ResourceId, Integer> places;
    private final Map<ResourceId, Resource> bound = new HashMap<>();

    private DesiredResources(List<Resource> resources, Map<ResourceId, Integer> places) {
        this.resources = resources;
        this.places = places;
    }

    static DesiredResources none() {
        return NONE;
    }

    /** Resources in their order; of two with one identity the later one counts. */
    DesiredResources next(List<Resource> now) {
        return hasIdentitiesOf(now) ? new DesiredResources(now, places) : of(now);
    }

    /** Whether the same identities stand at the same places, as far as that is known without a look at all. */
    boolean hasPlacesOf(DesiredResources other) {
        return places == other.places;
    }

    private boolean hasIdentitiesOf(List<Resource> now) {
        if (now.size() != resources.size()) {
            return false;
        }
        for (int place = 0; place < now.size(); place++) {
            Resource one = now.get(place);
            Resource other = resources.get(place);
            if (one != other && !one.id().equals(other.id())) {
                return false;
            }
        }
        return true;
    }

    private static DesiredResources of(List<Resource> resources) {
        Map<ResourceId, Integer> places = new HashMap<>(resources.size() * 2);
        for (Resource resource : resources) {
            places.putIfAbsent(resource.id(), places.size());
        }
        return new DesiredResources(places.size() == resources.size() ? resources : latest(resources), places);
    }

    private static List<Resource> latest(List<Resource> resources) {
        Map<ResourceId, Resource> latest = new LinkedHashMap<>();
        resources.forEach(resource -> latest.put(resource.id(), resource));
        return new ArrayList<>(latest.values());
    }

    /** As they are written, in their order. */
    List<Resource> resources() {
        return resources;
    }

    boolean contains(ResourceId id) {
        return places.containsKey(id);
    }

    /** The place of a resource, from 0; -1 when it is not desired. */
    int place(ResourceId id) {
        return places.getOrDefault(id, -1);
    }

    /** The resource, with values of others as far as they are known by now; null when it is not desired. */
    @Nullable
    Resource find(ResourceId id) {
        Integer place = places.get(id);
        return place == null ? null : bound.getOrDefault(id, resources.get(place));
    }

    /** Exchanges a resource for one that has the values of others. */
    void bind(Resource resource) {
        bound.put(resource.id(), resource);
    }
}
