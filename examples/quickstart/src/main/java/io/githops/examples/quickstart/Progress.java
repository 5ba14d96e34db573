package io.githops.examples.quickstart;

import io.githops.model.ResourceId;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.SyncEvent;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells when a wave is done, what failed, and once of each resource that has to be waited for. */
final class Progress implements Consumer<SyncEvent> {
    private final Narrator narrator;
    private final Set<ResourceId> awaited = ConcurrentHashMap.newKeySet();
    private final SortedMap<Integer, Integer> left = new TreeMap<>();

    Progress(Narrator narrator) {
        this.narrator = narrator;
    }

    @Override
    public synchronized void accept(SyncEvent event) {
        if (event instanceof SyncEvent.Planned planned) {
            awaited.clear();
            left.clear();
            planned.plan().waves().forEach((wave, changes) -> left.put(wave, changes.size()));
        } else if (event instanceof SyncEvent.Changed changed) {
            count(changed.outcome());
        } else if (event instanceof SyncEvent.Waiting waiting && awaited.add(waiting.resource())) {
            narrator.say("waiting for " + waiting.resource() + ": "
                    + waiting.health().message());
        }
    }

    private void count(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            narrator.say("failed: " + failed.cause().getMessage());
        }
        int wave = outcome.change().placement().wave();
        if (left.merge(wave, -1, Integer::sum) == 0) {
            narrator.say("wave " + wave + " of " + left.lastKey() + " is done");
        }
    }
}
