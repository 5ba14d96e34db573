package io.githops.reconcile;

import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many resources of which some are set back before each sync. */
final class Swarm {
    final FightDetector fights;
    private final Planner planner = Planner.builder(Kinds.none()).build();
    private final List<Resource> desired;
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    Swarm(FightDetector fights, int size) {
        this.fights = fights;
        this.desired = IntStream.range(0, size).mapToObj(i -> resource(i, "on")).toList();
    }

    void sync(Random random) {
        List<Resource> live = IntStream.range(0, desired.size())
                .mapToObj(i -> resource(i, random.nextInt(3) == 0 ? "on" : "off"))
                .toList();
        Plan plan = planner.plan(PlanInput.of(Snapshot.of(Revision.of("1", "main"), desired), LiveObjects.of(live))
                .tolerating(fights.contested(desired, now)));
        fights.corrected(
                plan,
                plan.changes(ResourceChange.Action.UPDATE).stream()
                        .map(ResourceChange::id)
                        .collect(Collectors.toSet()),
                now);
        now = now.plus(Duration.ofSeconds(random.nextInt(300)));
    }

    private static Resource resource(int number, String mode) {
        return Resource.of((Mapping) Json.parse("""
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings-%d", "namespace": "shop"},
                 "data": {"mode": "%s"}}
                """.formatted(number, mode)));
    }
}
