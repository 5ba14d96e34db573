package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.GroupKind;
import io.githops.tree.Mapping;
import java.util.List;

/** Empties namespaces that are being deleted, and lets them go once they are empty. */
final class NamespaceCleaner {
    private static final GroupKind NAMESPACE = new GroupKind("", "Namespace");

    private final ObjectStore store;
    private final ApiResources resources;
    private final ObjectWriter writer;
    private final Deletion deletion;

    NamespaceCleaner(ObjectStore store, ApiResources resources, ObjectWriter writer, Deletion deletion) {
        this.store = store;
        this.resources = resources;
        this.writer = writer;
        this.deletion = deletion;
    }

    void step() {
        for (Mapping namespace : store.list(NAMESPACE, "").items()) {
            if (ObjectMetadata.isBeingDeleted(namespace)) {
                writer.exclusively(() -> clean(namespace));
            }
        }
    }

    private boolean clean(Mapping namespace) {
        String name = ObjectMetadata.name(namespace);
        boolean empty = true;
        for (GroupKind kind : store.kinds()) {
            List<Mapping> contents = store.list(kind, name).items();
            ApiResource resource = resources.find(kind.group(), kind.kind()).orElse(null);
            if (resource != null && resource.isNamespaced()) {
                contents.forEach(object -> deletion.delete(resource, object));
                empty = empty && store.list(kind, name).items().isEmpty();
            }
        }
        if (empty && NamespaceRules.isHeld(namespace)) {
            resources
                    .find("", "Namespace")
                    .ifPresent(resource -> writer.put(resource, NamespaceRules.released(namespace)));
        }
        return empty;
    }
}
