package io.githops.reconcile;

import io.githops.health.HealthRules;
import io.githops.model.Health;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.Optional;

/** Waits until a resource is healthy, or will not become so. */
final class AwaitedHealth extends Awaited {
    /** How long a failure that was there before the change is given to go away. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final HealthRules rules;
    private final Health before;

    /** @param before how the resource was before it was changed */
    AwaitedHealth(Resource applied, Duration timeout, Duration begin, HealthRules rules, Health before) {
        super(applied, timeout, begin);
        this.rules = rules;
        this.before = before;
    }

    @Override
    Health look(Optional<Resource> live, Duration waited) {
        Health health = live.map(rules::of).orElse(Health.missing());
        boolean isOld = health.equals(before) && waited.compareTo(GRACE) < 0;
        if (health.isHealthy() || health.status() == Health.Status.SUSPENDED) {
            reached().complete(health);
        } else if (health.isTerminal() && !isOld) {
            reached().completeExceptionally(new UnhealthyException(id(), health, ". Mend the cause, then sync again"));
        }
        return health;
    }

    @Override
    UnhealthyException late(Optional<Resource> live, Health last) {
        return new UnhealthyException(id(), last, " within " + timeout().toSeconds() + " s. Wait, then sync again");
    }
}
