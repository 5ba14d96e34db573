package io.githops.reconcile;

import io.githops.diff.ResourceChange;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes one change at a time through the applier. */
final class ChangeMaker {
    private final Applier applier;
    private final HealthWait wait;
    private final HealthRules rules;
    private final ApplyOptions options;
    private final Map<ResourceId, Resource> applied = new ConcurrentHashMap<>();

    ChangeMaker(Applier applier, HealthWait wait, HealthRules rules, ApplyOptions options) {
        this.applier = applier;
        this.wait = wait;
        this.rules = rules;
        this.options = options;
    }

    Outcome make(ResourceChange change) throws InterruptedException {
        switch (change.action()) {
            case CREATE, UPDATE -> {
                return apply(change);
            }
            case RECREATE -> {
                delete(change);
                return apply(change);
            }
            case PRUNE -> {
                delete(change);
                return new Outcome.Done(change, new Health(Health.Status.MISSING, "deleted"));
            }
            case UNCHANGED -> {
                return new Outcome.Done(change, Health.HEALTHY);
            }
        }
        throw new IllegalStateException("no such action: " + change.action());
    }

    /** What the cluster stored, by identity. */
    Map<ResourceId, Resource> applied() {
        return applied;
    }

    private Outcome apply(ResourceChange change) {
        Resource stored = applier.apply(change.desiredResource().orElseThrow(), options);
        applied.put(change.id(), stored);
        return new Outcome.Done(change, rules.of(stored));
    }

    private void delete(ResourceChange change) throws InterruptedException {
        Resource live = change.liveResource().orElseThrow();
        applier.delete(live);
        wait.untilGone(live);
    }
}
