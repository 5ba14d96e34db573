package io.githops.reconcile;

import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object as the embedded Harvester has stored it.
 *
 * @param isPlain whether nobody writes to it but who applies it
 * @param content without what differs from one server to another: UIDs, versions and times
 */
record StoredObject(String uid, String resourceVersion, boolean isPlain, String content) {
    /** The objects of a saved state in the default namespace, without the inventory, by kind and name. */
    static SortedMap<String, StoredObject> parse(String state) {
        SortedMap<String, StoredObject> objects = new TreeMap<>();
        for (Mapping tree : ((Mapping) Json.parse(state)).sequence("items").mappings()) {
            Resource resource = Resource.of(tree);
            boolean isBook = resource.name().equals("githops-inventory");
            if (resource.namespace().equals("default") && !isBook) {
                objects.put(resource.id().toString(), of(resource));
            }
        }
        return objects;
    }

    private static StoredObject of(Resource resource) {
        Mapping metadata = resource.metadata();
        for (String field : new String[] {"uid", "resourceVersion", "creationTimestamp", "generation"}) {
            metadata = metadata.without(field);
        }
        boolean isPlain = Set.of("ConfigMap", "Secret").contains(resource.id().kind());
        return new StoredObject(
                resource.uid().orElse(""),
                resource.resourceVersion().orElse(""),
                isPlain,
                withoutTimesAndIds(resource.tree().with("metadata", metadata)));
    }

    private static String withoutTimesAndIds(Mapping content) {
        return Json.text(content)
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UID")
                .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]*Z", "TIME");
    }
}
