package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.ResourceChange.Unchanged;
import io.githops.model.BoundResource;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares all desired resources with live; those that take values from others after those others. Used for one plan. */
final class DesiredChanges {
    private final ResourceComparison comparison;
    private final LiveObjects live;
    private final Map<ResourceId, Resource> desired;
    private final DesiredCheck check;
    private final PlannedValues values;
    private final Map<ResourceId, ResourceChange> changes = new HashMap<>();

    /** @param desired a resource that takes values from others is replaced by one that has those values */
    DesiredChanges(
            Kinds kinds,
            ResourceComparison comparison,
            LiveObjects live,
            Map<ResourceId, Resource> desired,
            PlannedValues values) {
        this.comparison = comparison;
        this.live = live;
        this.desired = desired;
        this.check = new DesiredCheck(
                kinds, id -> desired.containsKey(id) || live.find(id).isPresent());
        this.values = values;
    }

    /**
     * The changes in the order of the desired resources.
     *
     * @param objects looks at the desired resources
     * @param known changes that are taken over for resources that are the same instances
     * @param isLeftAlone whether a resource that is not live stays so
     * @throws ManifestException when desired resources cannot be planned
     */
    List<ResourceChange> find(
            PlannedObjects objects, Map<ResourceId, Unchanged> known, Predicate<Resource> isLeftAlone) {
        Map<ResourceId, Resource> taking = new LinkedHashMap<>();
        desired.forEach((id, resource) -> {
            if (live(id) == null && isLeftAlone.test(resource)) {
                return;
            }
            Unchanged before = known.get(id);
            if (before != null && before.desired() == resource && before.live() == live(id)) {
                changes.put(id, before);
                return;
            }
            check.checkOrder(resource);
            if (LateBinding.isNeeded(resource)) {
                taking.put(id, resource);
            } else {
                compare(BoundResource.plain(resource), objects);
            }
        });
        bind(taking).forEach(bound -> compare(bound, objects));
        List<ResourceChange> inOrder = new ArrayList<>();
        desired.keySet().stream().filter(changes::containsKey).forEach(id -> inOrder.add(changes.get(id)));
        return inOrder;
    }

    private List<BoundResource> bind(Map<ResourceId, Resource> taking) {
        changes.forEach((id, change) -> {
            if (change.action() == Action.RECREATE) {
                values.forget(id);
            }
        });
        List<BoundResource> all = taking.values().stream().map(values::bind).toList();
        all.forEach(check::checkValues);
        check.requireNoProblem();
        all.forEach(bound -> desired.put(bound.manifest().id(), bound.resource()));
        return all;
    }

    private void compare(BoundResource bound, PlannedObjects objects) {
        ResourceId id = bound.manifest().id();
        changes.put(id, comparison.compare(bound, live(id), objects));
    }

    private @Nullable Resource live(ResourceId id) {
        return live.find(id).orElse(null);
    }
}
