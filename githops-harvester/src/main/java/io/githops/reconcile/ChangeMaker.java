package io.githops.reconcile;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.diff.ResourceChange;
import io.githops.health.HealthRules;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes one change at a time through the applier. */
final class ChangeMaker {
    private final Applier applier;
    private final HealthWait wait;
    private final HealthRules rules;
    private final LiveValues values;
    private final ApplyOptions options;
    private final Map<ResourceId, Resource> applied = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    ChangeMaker(Applier applier, HealthWait wait, HealthRules rules, LiveValues values, ApplyOptions options) {
        this.applier = applier;
        this.wait = wait;
        this.rules = rules;
        this.values = values;
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
        Resource stored = applier.apply(values.bind(change.desiredResource().orElseThrow()), options);
        applied.put(change.id(), stored);
        return new Outcome.Done(change, rules.of(stored));
    }

    private void delete(ResourceChange change) throws InterruptedException {
        Resource live = change.liveResource().orElseThrow();
        live.uid().ifPresent(deleted::add);
        if (!isGoingWithItsOwner(live)) {
            applier.delete(live);
        }
        wait.untilGone(live);
    }

    /** Whether the cluster deletes an object by itself, as its owner was deleted. */
    private boolean isGoingWithItsOwner(Resource live) {
        return live.metadata().sequence("ownerReferences").mappings().stream()
                .flatMap(owner -> owner.text("uid").stream())
                .anyMatch(deleted::contains);
    }
}
