package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.BoundResource;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares all desired resources with live; those that take values from others after those others. Used for one plan. */
final class DesiredChanges {
    private final ResourceComparison comparison;
    private final LiveObjects live;
    private final Map<ResourceId, Set<FieldPath>> tolerated;
    private final DesiredResources desired;
    private final PlannedObjects objects;
    private final PlannedValues values;
    private final DesiredCheck check;
    private final @Nullable ResourceChange[] changes;
    private final List<ResourceChange> changed = new ArrayList<>();
    private final List<ResourceChange> unchanged = new ArrayList<>();
    private final List<ResourceId> recreated = new ArrayList<>();
    private final Set<ResourceId> dependent = new HashSet<>();

    /** @param desired a resource that takes values from others is exchanged for one that has those values */
    DesiredChanges(
            Kinds kinds,
            ResourceComparison comparison,
            PlanInput input,
            DesiredResources desired,
            PlannedObjects objects,
            PlannedValues values) {
        this.comparison = comparison;
        this.live = input.live();
        this.tolerated = input.tolerated();
        this.desired = desired;
        this.objects = objects;
        this.values = values;
        this.check = new DesiredCheck(
                kinds, id -> desired.contains(id) || input.live().find(id).isPresent());
        this.changes = new ResourceChange[desired.resources().size()];
    }

    /**
     * Compares all.
     *
     * @param earlier says again what it said before, as far as that holds; null for nothing
     * @param isLeftAlone whether a resource that is not live stays so
     * @throws ManifestException when desired resources cannot be planned
     */
    void find(@Nullable EarlierPlan earlier, Predicate<Resource> isLeftAlone) {
        List<Integer> places = unknown(earlier);
        List<Integer> taking = new ArrayList<>();
        for (int place : places) {
            Resource resource = desired.resources().get(place);
            if (live(resource.id()) == null && isLeftAlone.test(resource)) {
                continue;
            }
            if (check.checkOrder(resource)) {
                dependent.add(resource.id());
            }
            if (LateBinding.isNeeded(resource)) {
                taking.add(place);
            } else {
                compare(place, BoundResource.plain(resource));
            }
        }
        compareTaking(taking);
        separate(places);
    }

    /** What is done, in the order of the desired resources. */
    List<ResourceChange> changed() {
        return changed;
    }

    /** What is as desired, in the order of the desired resources. */
    List<ResourceChange> unchanged() {
        return unchanged;
    }

    /** The resources that were compared with a look at others, or at what is tolerated. */
    Set<ResourceId> dependent() {
        return dependent;
    }

    /** The places of which the earlier plan says nothing. */
    private List<Integer> unknown(@Nullable EarlierPlan earlier) {
        List<Integer> unknown = new ArrayList<>();
        for (int place = 0; place < changes.length; place++) {
            changes[place] = earlier == null ? null : earlier.find(place);
            if (tolerated.containsKey(desired.resources().get(place).id())) {
                changes[place] = null;
            }
            if (changes[place] == null) {
                unknown.add(place);
            }
        }
        objects.exchange(unknown.stream()
                .map(place -> desired.resources().get(place).id())
                .collect(Collectors.toSet()));
        return unknown;
    }

    private void separate(List<Integer> unknown) {
        for (int place : unknown) {
            ResourceChange change = changes[place];
            if (change != null && change.action() != Action.UNCHANGED) {
                changed.add(change);
                changes[place] = null;
            }
        }
        for (ResourceChange change : changes) {
            if (change != null) {
                unchanged.add(change);
            }
        }
        objects.exchange(changed.stream().map(ResourceChange::id).collect(Collectors.toSet()));
    }

    private void compareTaking(List<Integer> places) {
        recreated.forEach(values::forget);
        List<BoundResource> taking = places.stream()
                .map(place -> values.bind(desired.resources().get(place)))
                .toList();
        taking.forEach(check::checkValues);
        check.requireNoProblem();
        taking.forEach(bound -> desired.bind(bound.resource()));
        for (int i = 0; i < taking.size(); i++) {
            compare(places.get(i), taking.get(i));
        }
    }

    private void compare(int place, BoundResource bound) {
        ResourceId id = bound.manifest().id();
        long before = objects.questions();
        Set<FieldPath> left = tolerated.getOrDefault(id, Set.of());
        ResourceChange change = comparison.compare(bound, live(id), objects, left);
        changes[place] = change;
        if (objects.questions() > before || !change.takenValues().isEmpty() || !left.isEmpty()) {
            dependent.add(id);
        }
        if (change.action() == Action.RECREATE) {
            recreated.add(id);
        }
    }

    private @Nullable Resource live(ResourceId id) {
        return live.find(id).orElse(null);
    }
}
