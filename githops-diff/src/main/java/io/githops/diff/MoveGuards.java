package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.guard.SameContent;
import io.githops.model.Effect;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects that were given another name or namespace: to the cluster that is a deletion and a creation, and what belongs to the
 * object does not follow. Objects whose deletion disturbs nothing may move freely.
 */
final class MoveGuards {
    /** Of so many created objects of a kind, each is compared; of more only those of the same name. */
    private static final int COMPARED = 50;

    /** A kind; or, with a name, the objects of that name in any namespace. */
    private record Key(String group, String kind, String name) {
        static Key of(ResourceId id) {
            return new Key(id.group(), id.kind(), "");
        }

        static Key named(ResourceId id) {
            return new Key(id.group(), id.kind(), id.name());
        }
    }

    private MoveGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        Map<Key, List<Resource>> created = new HashMap<>();
        plan.changes(Action.CREATE)
                .flatMap(change -> change.desiredResource().stream())
                .forEach(resource -> Stream.of(Key.of(resource.id()), Key.named(resource.id()))
                        .forEach(key -> created.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(resource)));
        return created.isEmpty()
                ? Stream.empty()
                : plan.changes(Action.PRUNE)
                        .filter(MoveGuards::matters)
                        .flatMap(change -> guard(change, created).stream());
    }

    /** Whether something is lost or disturbed with the old object; the volumes of a machine never follow it. */
    private static boolean matters(ResourceChange pruned) {
        return pruned.effect().level().compareTo(Effect.Level.LIVE) > 0
                || pruned.id().kind().equals("VirtualMachine");
    }

    private static Optional<Guard> guard(ResourceChange pruned, Map<Key, List<Resource>> created) {
        Resource live = pruned.liveResource().orElseThrow();
        List<Resource> ofKind = created.getOrDefault(Key.of(live.id()), List.of());
        boolean isFew = ofKind.size() <= COMPARED;
        List<Resource> candidates = isFew ? ofKind : created.getOrDefault(Key.named(live.id()), List.of());
        return candidates.stream()
                .filter(resource -> SameContent.of(live, resource))
                .findFirst()
                .map(resource -> new Guard(
                        Guard.Code.PROBABLE_MOVE,
                        live.id(),
                        "would be deleted and " + resource.id() + " created with the same specification: data does not"
                                + " follow. Keep namespace and name, or move the data first"));
    }
}
