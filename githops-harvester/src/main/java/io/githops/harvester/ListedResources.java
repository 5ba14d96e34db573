package io.githops.harvester;

import io.githops.model.Resource;
import java.util.List;

/**
 * The objects of a kind at one moment.
 *
 * @param resources by namespace and name
 * @param resourceVersion the moment, from which a watch can go on
 */
public record ListedResources(List<Resource> resources, String resourceVersion) {
    public ListedResources {
        resources = List.copyOf(resources);
    }

    /** How many, and the moment. */
    @Override
    public String toString() {
        return resources.size() + " resources at " + resourceVersion;
    }
}
