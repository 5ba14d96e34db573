package io.githops.diff;

import java.util.stream.Stream;

/** Changes that Harvester would refuse: found before anything is written, so that no plan stops half way. */
final class RefusalGuards {
    private RefusalGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        return plan.changes().stream()
                .flatMap(change -> change.refusals().stream()
                        .map(refusal ->
                                new Guard(Guard.Code.REFUSAL, change.id(), "Harvester would refuse this: " + refusal)));
    }
}
