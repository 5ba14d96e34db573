package io.githops.diff;

import io.githops.diff.Guard.Code;
import io.githops.diff.ResourceChange.Action;
import io.githops.diff.effect.Effects;
import io.githops.model.Effect;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what must not happen unless somebody approves it. */
final class Guards {
    /** Fewer deletions than this are never too many. */
    private static final int SMALL_DELETION = 5;

    private Guards() {}

    static List<Guard> of(List<ResourceChange> changes, PlanInput input) {
        Inventory inventory = input.inventory();
        List<Guard> guards = new ArrayList<>();
        for (ResourceChange change : changes) {
            lost(change).ifPresent(loss -> guards.add(loss(change.id(), loss)));
            change.refusals()
                    .forEach(refusal -> guards.add(
                            new Guard(Code.REFUSAL, change.id(), "Harvester would refuse this: " + refusal)));
            if (change.action() == Action.RECREATE) {
                guards.add(new Guard(
                        Code.RECREATION, change.id(), "would be deleted and created anew: " + fields(change)));
            }
        }
        List<ResourceId> pruned = changes.stream()
                .filter(change -> change.action() == Action.PRUNE)
                .map(ResourceChange::id)
                .toList();
        if (!pruned.isEmpty()) {
            addDeletionGuards(pruned, changes.size() - pruned.size(), inventory, guards);
        }
        return guards;
    }

    private static Optional<String> lost(ResourceChange change) {
        boolean isDeleted = change.action() == Action.PRUNE || change.action() == Action.RECREATE;
        Optional<String> withObject = isDeleted
                ? change.liveResource().flatMap(live -> Effects.lostData(live, LiveObjects.none()))
                : Optional.empty();
        return withObject.or(() -> Optional.of(change.effect())
                .filter(effect -> effect.level() == Effect.Level.DATA_LOSS)
                .map(effect -> effect.reason().isEmpty() ? "data of the object" : effect.reason()));
    }

    private static Guard loss(ResourceId id, String loss) {
        return id.kind().equals("Namespace") && id.group().isEmpty()
                ? new Guard(Code.NAMESPACE_DELETION, id, "would be deleted with " + loss)
                : new Guard(Code.DATA_LOSS, id, "would be lost: " + loss);
    }

    private static void addDeletionGuards(
            List<ResourceId> pruned, int desired, Inventory inventory, List<Guard> guards) {
        int owned = inventory.entries().size();
        if (desired == 0) {
            guards.add(new Guard(
                    Code.EMPTY_DESIRED_STATE,
                    pruned.get(0),
                    "nothing is desired any more; all " + pruned.size() + " owned resources would be deleted"));
        } else if (pruned.size() >= SMALL_DELETION && pruned.size() * 2 > owned) {
            guards.add(new Guard(
                    Code.DELETION_BUDGET,
                    pruned.get(0),
                    "this and " + (pruned.size() - 1) + " more would be deleted, over half of the " + owned
                            + " owned resources"));
        }
    }

    private static String fields(ResourceChange change) {
        return change.fields().stream()
                .map(field -> field.path().toString())
                .collect(Collectors.joining(", ", "", " cannot be changed in place"));
    }
}
