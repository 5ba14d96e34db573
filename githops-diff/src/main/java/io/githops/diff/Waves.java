package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.ResourceChange.Placement;
import io.githops.diff.order.Member;
import io.githops.diff.order.Order;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Puts changes into waves: what is needed first; deletions last, in reverse. Waves without a change are left out. */
final class Waves {
    private static final Comparator<ResourceChange> BY_WAVE = Comparator.comparing(
                    (ResourceChange change) -> change.placement().wave())
            .thenComparing(ResourceChange::id);

    private Waves() {}

    /**
     * The changes by wave.
     *
     * @param changes without what is unchanged
     * @throws ManifestException when resources need each other in circles; names each
     */
    static List<ResourceChange> place(
            List<ResourceChange> changes, DesiredResources desired, LiveObjects live, Kinds kinds) {
        List<ResourceChange> applied = new ArrayList<>();
        List<ResourceChange> pruned = new ArrayList<>();
        for (ResourceChange change : changes) {
            (change.action() == Action.PRUNE ? pruned : applied).add(change);
        }
        Function<ResourceId, Optional<Member>> others = id -> live.find(id)
                .flatMap(object ->
                        Optional.ofNullable(desired.find(id)).map(resource -> new Member(resource, object, false)));
        Order order = Order.ofApplying(members(applied), others, kinds, kinds::references);
        List<ResourceChange> placed = number(applied, order::level, 0, order::after);
        Order creation = Order.ofDeleting(members(pruned), kinds, kinds::references);
        Map<ResourceId, Set<ResourceId>> users = users(pruned, creation);
        int last = placed.stream()
                .mapToInt(change -> change.placement().wave())
                .max()
                .orElse(0);
        placed.addAll(number(pruned, id -> -creation.level(id), last, id -> users.getOrDefault(id, Set.of())));
        return placed;
    }

    private static List<Member> members(List<ResourceChange> changes) {
        List<Member> members = new ArrayList<>();
        for (ResourceChange change : changes) {
            Resource live = change.liveResource().orElse(null);
            members.add(
                    new Member(change.desiredResource().or(change::liveResource).orElseThrow(), live, true));
        }
        return members;
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
