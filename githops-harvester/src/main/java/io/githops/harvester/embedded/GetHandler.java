package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** Answers for one object. */
final class GetHandler implements CallHandler {
    private final ObjectStore store;
    private final EmbeddedClock clock;

    GetHandler(ObjectStore store, EmbeddedClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Reply answer(ResourceCall call) {
        @Nullable Mapping object = store.get(call.id());
        if (object == null) {
            throw ApiFailure.notFound(call.resource(), call.path().name());
        }
        return Reply.json(200, new ObjectView(call, clock).object(object));
    }
}
