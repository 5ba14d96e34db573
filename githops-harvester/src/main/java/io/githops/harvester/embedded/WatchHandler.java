package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.StoredList;
import java.time.Duration;
import java.time.Instant;

/** Opens watches: from a revision, or from the present state on. */
final class WatchHandler implements CallHandler {
    private static final Duration DEFAULT_DURATION = Duration.ofMinutes(30);

    private final ObjectStore store;
    private final EmbeddedClock clock;

    WatchHandler(ObjectStore store, EmbeddedClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Reply answer(ResourceCall call) {
        Query query = call.query();
        long revision = query.number("resourceVersion", 0);
        Duration duration = Duration.ofSeconds(query.number("timeoutSeconds", DEFAULT_DURATION.toSeconds()));
        Instant end = clock.now().plus(duration);
        boolean listFirst = query.has("sendInitialEvents") ? query.isTrue("sendInitialEvents") : revision == 0;
        StoredList present = store.list(call.groupKind(), call.path().namespace());
        var events = new WatchEvents(call, store.history(), clock, end);
        if (revision > present.revision()) {
            events.fail(ApiFailure.futureRevision(revision, present.revision()));
        } else if (listFirst) {
            events.startWith(present);
        } else {
            events.resumeAfter(revision == 0 ? present.revision() : revision);
        }
        return Reply.stream(events);
    }
}
