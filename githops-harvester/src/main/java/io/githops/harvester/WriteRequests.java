package io.githops.harvester;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.NotFoundException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.Objects;

/** Changes objects, or their status. Unknown fields are errors, never dropped. Thread-safe. */
final class WriteRequests {
    private final Requests requests;
    private final String part;

    private WriteRequests(Requests requests, String part) {
        this.requests = requests;
        this.part = part;
    }

    static WriteRequests ofObjects(Requests requests) {
        return new WriteRequests(requests, "");
    }

    static WriteRequests ofStatus(Requests requests) {
        return new WriteRequests(requests, "status");
    }

    Resource create(Resource manifest, String fieldManager) {
        GroupVersionKind kind = manifest.groupVersionKind();
        Purpose purpose = Purpose.of("creating", manifest);
        ResourcePath parent = ResourcePath.within(requests.served(kind), manifest.namespace(), purpose);
        String path = strict(parent, fieldManager).toString();
        return requests.send(kind, Call.send("POST", path, manifest.tree(), purpose));
    }

    Resource apply(Resource manifest, ApplyOptions options) {
        Purpose purpose = purpose("applying", manifest);
        ResourcePath path = strict(path(manifest, purpose), options.fieldManager());
        if (options.force()) {
            path = path.query("force", "true");
        }
        if (options.dryRun()) {
            path = path.query("dryRun", "All");
        }
        return requests.send(manifest.groupVersionKind(), Call.apply(path.toString(), manifest.tree(), purpose));
    }

    Resource update(Resource changed, String fieldManager) {
        if (changed.resourceVersion().isEmpty()) {
            throw new IllegalArgumentException(changed + ": has no metadata.resourceVersion; update what was read");
        }
        Purpose purpose = purpose("updating", changed);
        String path = strict(path(changed, purpose), fieldManager).toString();
        return requests.send(changed.groupVersionKind(), Call.send("PUT", path, changed.tree(), purpose));
    }

    Resource patch(GroupVersionKind kind, String namespace, String name, Patch patch, String fieldManager) {
        Purpose purpose = Purpose.of("patching" + of(part), kind, namespace, name);
        ResourcePath path = part(requests.one(kind, namespace, name, purpose));
        return requests.send(kind, Call.patch(strict(path, fieldManager).toString(), patch, purpose));
    }

    void delete(GroupVersionKind kind, String namespace, String name, DeleteOptions options) {
        Purpose purpose = Purpose.of("deleting", kind, namespace, name);
        String path = requests.one(kind, namespace, name, purpose).toString();
        Call call = Call.send("DELETE", path, options.tree(), purpose);
        try {
            requests.rediscovering(kind, () -> requests.server().ask(call));
        } catch (NotFoundException e) {
            // Gone already, as was wanted.
        }
    }

    private Purpose purpose(String verb, Resource resource) {
        return Purpose.of(verb + of(part), resource);
    }

    private static String of(String part) {
        return part.isEmpty() ? "" : " the " + part + " of";
    }

    private ResourcePath path(Resource resource, Purpose purpose) {
        return part(requests.one(resource, purpose));
    }

    private ResourcePath part(ResourcePath object) {
        return part.isEmpty() ? object : object.part(part);
    }

    private static ResourcePath strict(ResourcePath path, String fieldManager) {
        Objects.requireNonNull(fieldManager, "fieldManager");
        return path.query("fieldManager", fieldManager).query("fieldValidation", "Strict");
    }
}
