package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.StoredObject;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deletes what is owned by objects that are gone, and sees to the ways of deletion that spare or await dependents. */
final class GarbageCollector {
    private final ObjectStore store;
    private final ApiResources resources;
    private final ObjectWriter writer;
    private final Deletion deletion;
    private long seen = -1;

    GarbageCollector(ObjectStore store, ApiResources resources, ObjectWriter writer, Deletion deletion) {
        this.store = store;
        this.resources = resources;
        this.writer = writer;
        this.deletion = deletion;
    }

    /** Takes one step; an owner's dependents go one step after it. */
    void step() {
        if (store.revision() == seen) {
            return;
        }
        seen = store.revision();
        List<StoredObject> all = store.all();
        Set<String> uids =
                all.stream().map(stored -> ObjectMetadata.uid(stored.object())).collect(Collectors.toSet());
        Map<String, List<StoredObject>> dependents = new HashMap<>();
        for (StoredObject stored : all) {
            List<String> owners = ownerUids(stored.object());
            owners.forEach(owner ->
                    dependents.computeIfAbsent(owner, any -> new ArrayList<>()).add(stored));
            if (!owners.isEmpty() && owners.stream().noneMatch(uids::contains)) {
                change(stored, deletion::delete);
            }
        }
        all.stream()
                .filter(stored -> ObjectMetadata.isBeingDeleted(stored.object()))
                .forEach(
                        owner -> finish(owner, dependents.getOrDefault(ObjectMetadata.uid(owner.object()), List.of())));
    }

    private void finish(StoredObject owner, List<StoredObject> dependents) {
        List<String> finalizers = ObjectMetadata.finalizers(owner.object());
        String uid = ObjectMetadata.uid(owner.object());
        if (finalizers.contains(Deletion.ORPHAN)) {
            dependents.forEach(dependent ->
                    change(dependent, (resource, live) -> writer.put(resource, withoutOwner(live, uid))));
            change(owner, (resource, live) -> deletion.release(resource, live, Deletion.ORPHAN));
        }
        if (finalizers.contains(Deletion.FOREGROUND)) {
            dependents.forEach(dependent -> change(dependent, deletion::delete));
            if (dependents.stream().noneMatch(dependent -> blocks(dependent.object(), uid))) {
                change(owner, (resource, live) -> deletion.release(resource, live, Deletion.FOREGROUND));
            }
        }
    }

    private void change(StoredObject stored, Change change) {
        resources
                .find(stored.id().group(), stored.id().kind())
                .ifPresent(resource -> writer.exclusively(() -> {
                    @Nullable Mapping live = store.get(stored.id());
                    if (live != null && ObjectMetadata.uid(live).equals(ObjectMetadata.uid(stored.object()))) {
                        change.make(resource, live);
                    }
                    return resource;
                }));
    }

    private static List<String> ownerUids(Mapping object) {
        return ObjectMetadata.owners(object).stream()
                .flatMap(owner -> owner.text("uid").stream())
                .toList();
    }

    private static Mapping withoutOwner(Mapping object, String uid) {
        Text gone = new Text(uid);
        List<Mapping> rest = ObjectMetadata.owners(object).stream()
                .filter(owner -> !gone.equals(owner.get("uid")))
                .toList();
        return rest.isEmpty()
                ? ObjectMetadata.without(object, "ownerReferences")
                : ObjectMetadata.with(object, "ownerReferences", Sequence.of(rest));
    }

    private static boolean blocks(Mapping dependent, String uid) {
        Text owner = new Text(uid);
        return ObjectMetadata.owners(dependent).stream()
                .anyMatch(reference ->
                        owner.equals(reference.get("uid")) && Bool.TRUE.equals(reference.get("blockOwnerDeletion")));
    }

    private interface Change {
        void make(ApiResource resource, Mapping live);
    }
}
