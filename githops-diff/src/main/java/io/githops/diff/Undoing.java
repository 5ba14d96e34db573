package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Snapshot;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes the undo of one plan: former manifests, the way back as it is foreseen, and what is lost on it. */
final class Undoing {
    private final Planner planner;
    private final ResourceComparison comparison;
    private final Kinds kinds;
    private final Plan plan;
    private final List<ResourceChange> made;
    private final FormerManifests manifests;
    private final Map<ResourceId, Mapping> after = new LinkedHashMap<>();

    Undoing(Planner planner, ResourceComparison comparison, Kinds kinds, Plan plan, Predicate<ResourceChange> made) {
        this.planner = planner;
        this.comparison = comparison;
        this.kinds = kinds;
        this.plan = plan;
        this.made = plan.changes().stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .filter(made)
                .toList();
        this.manifests = new FormerManifests(comparison);
    }

    Undo undo() {
        made.forEach(change ->
                change.desiredResource().ifPresent(manifest -> after.put(change.id(), stored(change, manifest))));
        Snapshot desired = Snapshot.of(Undo.revision(plan), former());
        Set<ResourceId> scope = made.stream().map(ResourceChange::id).collect(Collectors.toSet());
        Plan foreseen = planner.plan(Undo.input(desired, liveAfter(), inventoryAfter(), scope));
        Map<ResourceId, ResourceChange> back =
                foreseen.changes().stream().collect(Collectors.toMap(ResourceChange::id, Function.identity()));
        var losses = new UndoLosses(kinds, comparison, foreseen, after);
        List<Undo.Step> steps = new ArrayList<>();
        for (ResourceChange change : made) {
            ResourceChange inverse = back.get(change.id());
            ResourceChange needed = inverse != null && inverse.action() != Action.UNCHANGED ? inverse : null;
            steps.add(new Undo.Step(change, needed, losses.of(change, Optional.ofNullable(needed))));
        }
        Collections.reverse(steps);
        return new Undo(plan, steps, desired, foreseen);
    }

    private Mapping stored(ResourceChange change, Resource manifest) {
        Mapping live = change.action() == Action.RECREATE
                ? null
                : change.liveResource().map(Resource::tree).orElse(null);
        return comparison.stored(manifest, live);
    }

    /** What was desired and live before, in the order of the plan's manifests, and then what nobody desired any more. */
    private List<Resource> former() {
        Map<ResourceId, Resource> former = new LinkedHashMap<>();
        plan.input().desired().resources().forEach(resource -> former.put(resource.id(), resource));
        Set<ResourceId> wasMade = made.stream().map(ResourceChange::id).collect(Collectors.toSet());
        for (ResourceChange change : plan.changes()) {
            if (change.action() != Action.UNCHANGED) {
                former(change, wasMade.contains(change.id()))
                        .ifPresentOrElse(
                                resource -> former.put(change.id(), resource), () -> former.remove(change.id()));
            }
        }
        return List.copyOf(former.values());
    }

    private Optional<Resource> former(ResourceChange change, boolean wasMade) {
        if (!wasMade) {
            return change.liveResource().map(manifests::applied);
        }
        return change.liveResource()
                .map(live -> change.action() == Action.UPDATE
                        ? manifests.former(live, after.get(change.id()))
                        : manifests.whole(live, plan.input().live()));
    }

    private LiveObjects liveAfter() {
        List<Resource> present = new ArrayList<>();
        List<ResourceId> gone = new ArrayList<>();
        for (ResourceChange change : made) {
            Mapping stored = after.get(change.id());
            if (stored == null) {
                gone.add(change.id());
            } else {
                present.add(identified(change, stored));
            }
        }
        return plan.input().live().with(present).without(gone);
    }

    /** The object with the UID it has, or one that stands for what it will get. */
    private static Resource identified(ResourceChange change, Mapping stored) {
        Resource object = Resource.of(stored);
        return change.action() == Action.UPDATE
                ? object
                : object.withTree(stored.edit(
                        "metadata",
                        metadata -> metadata.with("uid", new Text(change.id().toString()))));
    }

    private Inventory inventoryAfter() {
        LiveObjects live = liveAfter();
        var entries = new TreeMap<>(plan.input().inventory().entries());
        for (ResourceChange change : made) {
            change.desiredResource()
                    .ifPresent(manifest -> entries.put(
                            change.id(),
                            Inventory.Entry.of(
                                    manifest,
                                    live.find(change.id())
                                            .flatMap(Resource::uid)
                                            .orElse(""))));
        }
        return Inventory.of(entries);
    }
}
