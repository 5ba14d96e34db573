package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.ResourceChange.Placement;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts changes into waves: what is needed first; deletions last, in reverse. Waves without a change are left out. */
final class Waves {
    private Waves() {}

    static List<ResourceChange> place(List<ResourceChange> changes, Kinds kinds) {
        List<ResourceChange> applied = changes.stream()
                .filter(change -> change.action() != Action.PRUNE)
                .toList();
        List<ResourceChange> pruned = changes.stream()
                .filter(change -> change.action() == Action.PRUNE)
                .toList();
        List<ResourceChange> unchanged = changes.stream()
                .filter(change -> change.action() == Action.UNCHANGED)
                .toList();

        Order order = Order.of(resources(applied, ResourceChange::desiredResource), kinds);
        List<ResourceChange> effective = applied.stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .toList();
        List<ResourceChange> placed = number(effective, change -> order.level(change.id()), 0, order::needs);

        Order liveOrder = Order.of(resources(pruned, ResourceChange::liveResource), kinds);
        Map<ResourceId, Set<ResourceId>> needers = needers(pruned, liveOrder);
        int lastWave = placed.stream()
                .mapToInt(change -> change.placement().wave())
                .max()
                .orElse(0);
        placed.addAll(number(
                pruned, change -> -liveOrder.level(change.id()), lastWave, id -> needers.getOrDefault(id, Set.of())));
        placed.addAll(unchanged);
        return placed;
    }

    private static Collection<Resource> resources(
            List<ResourceChange> changes, Function<ResourceChange, java.util.Optional<Resource>> which) {
        return changes.stream().map(which).flatMap(java.util.Optional::stream).toList();
    }

    private static Map<ResourceId, Set<ResourceId>> needers(List<ResourceChange> pruned, Order order) {
        Map<ResourceId, Set<ResourceId>> needers = new HashMap<>();
        pruned.forEach(change -> order.needs(change.id())
                .forEach(need ->
                        needers.computeIfAbsent(need, any -> new HashSet<>()).add(change.id())));
        return needers;
    }

    private static List<ResourceChange> number(
            List<ResourceChange> changes,
            Function<ResourceChange, Integer> level,
            int lastWave,
            Function<ResourceId, Set<ResourceId>> after) {
        List<Integer> levels = changes.stream().map(level).distinct().sorted().toList();
        Map<Integer, Integer> waves = new HashMap<>();
        levels.forEach(value -> waves.put(value, lastWave + 1 + waves.size()));
        Set<ResourceId> ids = changes.stream().map(ResourceChange::id).collect(Collectors.toSet());
        List<ResourceChange> placed = new ArrayList<>();
        for (ResourceChange change : changes) {
            Set<ResourceId> needed = new HashSet<>(after.apply(change.id()));
            needed.retainAll(ids);
            var placement = new Placement(waves.getOrDefault(level.apply(change), 0), needed);
            placed.add(change.assessed(change.assessment().at(placement)));
        }
        placed.sort(Comparator.comparing(
                        (ResourceChange change) -> change.placement().wave())
                .thenComparing(ResourceChange::id));
        return placed;
    }
}
