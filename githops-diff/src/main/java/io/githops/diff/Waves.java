package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.ResourceChange.Placement;
import io.githops.diff.order.Member;
import io.githops.diff.order.Order;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Puts changes into waves: what is needed first; deletions last, in reverse. Waves without a change are left out. */
final class Waves {
    private static final Comparator<ResourceChange> BY_WAVE = Comparator.comparing(
                    (ResourceChange change) -> change.placement().wave())
            .thenComparing(ResourceChange::id);

    private Waves() {}

    /** @throws ManifestException when resources need each other in circles; names each */
    static List<ResourceChange> place(List<ResourceChange> changes, Kinds kinds) {
        List<Member> desired = new ArrayList<>();
        List<Member> deleted = new ArrayList<>();
        List<ResourceChange> applied = new ArrayList<>();
        List<ResourceChange> pruned = new ArrayList<>();
        List<ResourceChange> unchanged = new ArrayList<>();
        for (ResourceChange change : changes) {
            if (change.action() == Action.PRUNE) {
                deleted.add(new Member(
                        change.liveResource().orElseThrow(),
                        change.liveResource().orElseThrow(),
                        true));
                pruned.add(change);
            } else {
                boolean isChanged = change.action() != Action.UNCHANGED;
                desired.add(new Member(
                        change.desiredResource().orElseThrow(),
                        change.liveResource().orElse(null),
                        isChanged));
                (isChanged ? applied : unchanged).add(change);
            }
        }
        Order order = Order.ofApplying(desired, kinds, kinds::references);
        List<ResourceChange> placed = number(applied, order::level, 0, order::after);
        Order creation = Order.ofDeleting(deleted, kinds, kinds::references);
        Map<ResourceId, Set<ResourceId>> users = users(pruned, creation);
        int last = placed.stream()
                .mapToInt(change -> change.placement().wave())
                .max()
                .orElse(0);
        placed.addAll(number(pruned, id -> -creation.level(id), last, id -> users.getOrDefault(id, Set.of())));
        placed.addAll(unchanged);
        return placed;
    }

    /** For each deleted resource those that need it. */
    private static Map<ResourceId, Set<ResourceId>> users(List<ResourceChange> pruned, Order order) {
        Map<ResourceId, Set<ResourceId>> users = new HashMap<>();
        pruned.forEach(change -> order.after(change.id())
                .forEach(need ->
                        users.computeIfAbsent(need, any -> new HashSet<>()).add(change.id())));
        return users;
    }

    private static List<ResourceChange> number(
            List<ResourceChange> changes,
            ToIntFunction<ResourceId> level,
            int lastWave,
            Function<ResourceId, Set<ResourceId>> after) {
        int[] levels = changes.stream()
                .mapToInt(change -> level.applyAsInt(change.id()))
                .distinct()
                .sorted()
                .toArray();
        Map<Integer, Integer> waves = new HashMap<>();
        for (int value : levels) {
            waves.put(value, lastWave + 1 + waves.size());
        }
        List<ResourceChange> placed = new ArrayList<>();
        for (ResourceChange change : changes) {
            int wave = waves.getOrDefault(level.applyAsInt(change.id()), 0);
            var placement = new Placement(wave, after.apply(change.id()));
            placed.add(change.assessed(change.assessment().at(placement)));
        }
        placed.sort(BY_WAVE);
        return placed;
    }
}
