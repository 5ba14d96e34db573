package io.githops.metrics;

import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.health.HealthRules;
import io.githops.model.Health;
import io.githops.model.Health.Status;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.reconcile.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How healthy the desired resources are. Asks the rules only about objects that changed. Not thread-safe. */
final class ResourceHealth {
    private final HealthRules rules;
    private Map<ResourceId, Known> known = new HashMap<>();

    ResourceHealth(HealthRules rules) {
        this.rules = rules;
    }

    /** @param live what the status was told from; null when it was told by the outcome of a change */
    private record Known(@Nullable Resource live, Status status) {}

    void planned(Plan plan) {
        Map<ResourceId, Known> now = new HashMap<>(2 * plan.changes().size());
        for (ResourceChange change : plan.changes()) {
            if (change.action() != Action.PRUNE) {
                ResourceId id = change.id();
                now.put(id, change.liveResource().map(live -> known(id, live)).orElse(missing()));
            }
        }
        known = now;
    }

    void settled(Outcome outcome) {
        ResourceId id = outcome.change().id();
        if (outcome instanceof Outcome.Done done) {
            if (outcome.change().action() == Action.PRUNE) {
                known.remove(id);
            } else {
                known.put(id, new Known(null, done.health().status()));
            }
        }
    }

    /** How many resources are how healthy; every status is there. */
    Map<Status, Integer> counts() {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, 0);
        }
        known.values().forEach(resource -> counts.merge(resource.status(), 1, Integer::sum));
        return counts;
    }

    /** Objects that did not change are the same instances from one look to the next. */
    private Known known(ResourceId id, Resource live) {
        Known before = known.get(id);
        return before != null && before.live() == live
                ? before
                : new Known(live, rules.of(live).status());
    }

    private static Known missing() {
        return new Known(null, Health.missing().status());
    }
}
