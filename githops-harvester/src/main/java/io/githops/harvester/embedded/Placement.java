package io.githops.harvester.embedded;

import io.githops.tree.Mapping;

/** Holds an object's own name and namespace against those of the request. */
final class Placement {
    private Placement() {}

    /**
     * A new object in the namespace of the request.
     *
     * @throws ApiFailure when the object names another one
     */
    static Mapping inRequestNamespace(ResourceCall call, Mapping object) {
        String asked = call.path().namespace();
        String own = ObjectMetadata.namespace(object);
        if (!call.resource().isNamespaced()) {
            return ObjectMetadata.without(object, "namespace");
        }
        if (own.isEmpty()) {
            return ObjectMetadata.with(object, "namespace", asked);
        }
        if (!own.equals(asked)) {
            throw ApiFailure.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        return object;
    }

    /**
     * A changed object under the name of the request.
     *
     * @throws ApiFailure when the object names another one
     */
    static Mapping atRequestPath(ResourceCall call, Mapping object) {
        String name = ObjectMetadata.name(object);
        if (name.isEmpty()) {
            throw ApiFailure.badRequest("name must be provided");
        }
        if (!name.equals(call.path().name())) {
            throw ApiFailure.badRequest("the name of the object (" + name + ") does not match the name on the URL ("
                    + call.path().name() + ")");
        }
        String namespace = ObjectMetadata.namespace(object);
        if (call.resource().isNamespaced()
                && !namespace.isEmpty()
                && !namespace.equals(call.path().namespace())) {
            throw ApiFailure.badRequest(
                    "the namespace of the object (" + namespace + ") does not match the namespace on the URL ("
                            + call.path().namespace() + ")");
        }
        return inRequestNamespace(call, object);
    }
}
