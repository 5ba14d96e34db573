package io.githops.harvester.embedded;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * One change of the store.
 *
 * @param revision of the store after the change
 * @param before null when the object was added
 * @param object as it is after the change; as it was, with the new revision, when it was deleted
 */
record StoreEvent(
        long revision, Type type, ResourceId id, @Nullable Mapping before, Mapping object) {
    enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    boolean isOf(String group, String kind) {
        return id.kind().equals(kind) && id.group().equals(group);
    }
}
