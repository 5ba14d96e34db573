package io.githops.health;

import io.githops.model.Health;
import java.util.stream.Stream;

/**
 * The health of kinds without a rule of their own, by conditions that many controllers write.
 *
 * @see <a href="https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/kstatus/README.md">cli-utils, kstatus</a>
 */
final class StandardHealth {
    private StandardHealth() {}

    /** Healthy when nothing in the status speaks against it. */
    static Health of(LiveStatus status) {
        var conditions = status.conditions();
        if (status.isOutdated()) {
            return Health.progressing("its controller has not seen the newest specification yet");
        }
        for (String fault : new String[] {"Stalled", "Failed"}) {
            if (conditions.isTrue(fault)) {
                return Health.failed(conditions.words(fault));
            }
        }
        if (conditions.isTrue("Degraded")) {
            return Health.degraded(conditions.words("Degraded"));
        }
        boolean isReady = Stream.of("Ready", "ready", "Available").anyMatch(conditions::isTrue);
        return Stream.of("Ready", "ready", "Available")
                .filter(conditions::isUnmet)
                .findFirst()
                .or(() -> Stream.of("Reconciling", "Progressing")
                        .filter(type -> conditions.isTrue(type) && !isReady)
                        .findFirst())
                .map(type -> Health.progressing(conditions.words(type)))
                .orElse(Health.HEALTHY);
    }
}
