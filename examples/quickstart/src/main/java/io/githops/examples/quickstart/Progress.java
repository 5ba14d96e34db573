package io.githops.examples.quickstart;

import io.githops.model.ResourceId;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.SyncEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tells of each change that was made, and once of each resource that others wait for. */
final class Progress implements Consumer<SyncEvent> {
    private final Narrator narrator;
    private final Set<ResourceId> awaited = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private volatile long total;

    Progress(Narrator narrator) {
        this.narrator = narrator;
    }

    @Override
    public void accept(SyncEvent event) {
        if (event instanceof SyncEvent.Planned planned) {
            begin(planned);
        } else if (event instanceof SyncEvent.Changed changed) {
            tell(changed.outcome());
        } else if (event instanceof SyncEvent.Waiting waiting && awaited.add(waiting.resource())) {
            narrator.say("        waiting for " + waiting.resource() + ": "
                    + waiting.health().message());
        }
    }

    private void begin(SyncEvent.Planned planned) {
        awaited.clear();
        made.set(0);
        total = planned.plan().waves().values().stream()
                .mapToLong(wave -> wave.size())
                .sum();
    }

    private void tell(Outcome outcome) {
        String action = outcome.change().action().words();
        String ending = outcome instanceof Outcome.Failed failed ? ": failed, " + failed.cause().getMessage() : "";
        narrator.say(String.format(
                "[%2d/%d] %s %s%s", made.incrementAndGet(), total, action, outcome.change().id(), ending));
    }
}
