package io.githops.overlay;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a folder gives to an overlay that has it as a base.
 *
 * @param resources bases first, in the order of bases, files and documents
 * @param places where named values belong
 * @param isComplete whether nothing was left out because of a problem
 */
record Layer(Map<ResourceId, Resource> resources, Map<String, List<Place>> places, boolean isComplete) {

    static Layer plain(List<Resource> resources, boolean isComplete) {
        Map<ResourceId, Resource> byId = new LinkedHashMap<>();
        resources.forEach(resource -> byId.putIfAbsent(resource.id(), resource));
        return new Layer(byId, Map.of(), isComplete);
    }

    /**
     * Where a named value belongs.
     *
     * @param written where that is said
     */
    record Place(ResourceId object, Route route, Origin written) {
        Place of(ResourceId renamed) {
            return new Place(renamed, route, written);
        }

        @Override
        public String toString() {
            return object + ": " + new FieldPath(route.steps());
        }
    }
}
