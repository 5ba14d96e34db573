package io.githops.harvester;

import io.githops.cluster.ServedKind;
import io.githops.cluster.UnservedKindException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.function.Supplier;

/** Asks for objects of the kinds that a server serves. Thread-safe. */
final class Requests {
    private final ApiServer server;
    private final Discovery discovery;

    Requests(ApiServer server, Discovery discovery) {
        this.server = server;
        this.discovery = discovery;
    }

    ApiServer server() {
        return server;
    }

    Discovery discovery() {
        return discovery;
    }

    /** @throws UnservedKindException when the server does not serve the kind */
    ServedKind served(GroupVersionKind kind) {
        return discovery.require(kind);
    }

    ResourcePath all(GroupVersionKind kind, String namespace, Purpose purpose) {
        return ResourcePath.ofAll(served(kind), namespace, purpose);
    }

    ResourcePath one(GroupVersionKind kind, String namespace, String name, Purpose purpose) {
        return ResourcePath.of(served(kind), namespace, name, purpose);
    }

    ResourcePath one(Resource resource, Purpose purpose) {
        return one(resource.groupVersionKind(), resource.namespace(), resource.name(), purpose);
    }

    Resource send(GroupVersionKind kind, Call call) {
        return rediscovering(kind, () -> server.resource(call, kind, server.ask(call)));
    }

    /** What was discovered is forgotten when it proves wrong, as the next call may find the kind served anew. */
    <T> T rediscovering(GroupVersionKind kind, Supplier<T> request) {
        try {
            return request.get();
        } catch (UnservedKindException e) {
            discovery.forget(kind);
            throw e;
        }
    }
}
