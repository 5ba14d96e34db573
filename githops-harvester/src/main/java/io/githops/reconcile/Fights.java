package io.githops.reconcile;

import io.githops.diff.Plan;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Keeps a reconciler out of fights about fields, and tells of those that begin and end. */
final class Fights {
    private final FightDetector detector;
    private final Consumer<SyncEvent> events;
    private List<Fight> known = List.of();

    Fights(FightDetector detector, Consumer<SyncEvent> events) {
        this.detector = detector;
        this.events = events;
    }

    /** The fields to leave alone now. */
    Map<ResourceId, Set<FieldPath>> contested(Collection<Resource> desired, Instant now) {
        Map<ResourceId, Set<FieldPath>> contested = detector.contested(desired, now);
        List<Fight> left = detector.fights();
        known.stream()
                .filter(Predicate.not(fight -> left.stream().anyMatch(other -> isSame(fight, other))))
                .forEach(fight -> events.accept(new SyncEvent.FightEnded(fight)));
        known = left;
        return contested;
    }

    private static boolean isSame(Fight one, Fight other) {
        return one.resource().equals(other.resource()) && one.path().equals(other.path());
    }

    /** Notes what a sync has put right. */
    void corrected(Plan plan, Collection<Outcome> outcomes, Instant now) {
        Set<ResourceId> made = outcomes.stream()
                .filter(outcome -> outcome.status() == Outcome.Status.DONE)
                .map(outcome -> outcome.change().id())
                .collect(Collectors.toSet());
        detector.corrected(plan, made, now).forEach(fight -> events.accept(new SyncEvent.FightBegan(fight)));
        known = detector.fights();
    }
}
