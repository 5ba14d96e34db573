package io.githops.reconcile;

import io.githops.cluster.LiveReader;
import io.githops.health.HealthRules;
import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Waits until resources are healthy, or gone. */
final class HealthWait {
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final LiveReader live;
    private final HealthRules rules;
    private final Duration timeout;
    private final Pace pace;
    private final Consumer<SyncEvent> events;
    private final Map<ResourceId, Health> last = new ConcurrentHashMap<>();

    HealthWait(LiveReader live, HealthRules rules, Duration timeout, Pace pace, Consumer<SyncEvent> events) {
        this.live = live;
        this.rules = rules;
        this.timeout = timeout;
        this.pace = pace;
        this.events = events;
    }

    /**
     * @return how healthy the resource has become
     * @throws UnhealthyException when it is degraded, or the time is up
     */
    Health untilHealthy(GroupVersionKind kind, ResourceId id) throws InterruptedException {
        Instant deadline = pace.now().plus(timeout);
        while (true) {
            Health health =
                    live.get(kind, id.namespace(), id.name()).map(rules::of).orElse(Health.missing());
            report(id, health);
            if (health.isHealthy() || health.status() == Health.Status.SUSPENDED) {
                return health;
            }
            if (health.status() == Health.Status.DEGRADED) {
                throw new UnhealthyException(id, health, ". Mend the cause, then sync again");
            }
            if (!pace.now().isBefore(deadline)) {
                throw new UnhealthyException(
                        id, health, " within " + timeout.toSeconds() + " s. Wait, then sync again");
            }
            pace.pause(INTERVAL);
        }
    }

    /** @throws UnhealthyException when the object is still there after the time is up */
    void untilGone(Resource resource) throws InterruptedException {
        ResourceId id = resource.id();
        Instant deadline = pace.now().plus(timeout);
        while (true) {
            Optional<Resource> rest = live.get(resource.groupVersionKind(), id.namespace(), id.name());
            boolean isGone = rest.isEmpty() || !rest.get().uid().equals(resource.uid());
            if (isGone) {
                return;
            }
            if (!pace.now().isBefore(deadline)) {
                String finalizers = String.join(
                        ", ", rest.get().metadata().sequence("finalizers").texts());
                throw new UnhealthyException(
                        id,
                        Health.progressing("is being deleted, held by " + finalizers),
                        "to be gone within " + timeout.toSeconds() + " s. Wait for whoever holds it, then sync again");
            }
            pace.pause(INTERVAL);
        }
    }

    private void report(ResourceId id, Health health) {
        if (!health.isHealthy() && !health.equals(last.put(id, health))) {
            events.accept(new SyncEvent.Waiting(id, health));
        }
    }
}
