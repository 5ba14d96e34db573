package io.githops.harvester.embedded;

import io.githops.model.ResourceId;

/** A request for a kind that the server offers. */
record ResourceCall(ApiRequest request, RequestPath path, ApiResource resource, AcceptedForm form) {

    ResourceId id() {
        return resource.id(path.namespace(), path.name());
    }

    ObjectStore.GroupKind groupKind() {
        return ObjectStore.GroupKind.of(resource);
    }

    Query query() {
        return request.query();
    }

    boolean isStatus() {
        return path.subresource().equals("status");
    }
}
