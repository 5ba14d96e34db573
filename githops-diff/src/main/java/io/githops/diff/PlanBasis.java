package io.githops.diff;

import io.githops.model.ResourceId;
import io.githops.source.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan rests on, for itself and for the plan after it.
 *
 * @param planner made the plan
 * @param undesired what the inventory owns and nobody desires
 * @param dependent resources that cannot be compared without a look at others
 * @param provenance says who last touched what is desired
 */
record PlanBasis(
        Planner planner,
        PlanInput input,
        DesiredResources desired,
        List<ResourceId> undesired,
        Set<ResourceId> dependent,
        Provenance provenance) {

    /** The basis of a plan that is not made yet, with what the one before it found out about the same. */
    static PlanBasis of(Planner planner, PlanInput input, @Nullable PlanBasis earlier) {
        DesiredResources before = earlier == null ? DesiredResources.none() : earlier.desired();
        DesiredResources desired = before.next(input.desired().resources());
        boolean isKnown =
                earlier != null && earlier.input().inventory() == input.inventory() && desired.hasPlacesOf(before);
        List<ResourceId> undesired = isKnown ? earlier.undesired() : undesired(input.inventory(), desired);
        return new PlanBasis(planner, input, desired, undesired, Set.of(), Provenance.none());
    }

    private static List<ResourceId> undesired(Inventory inventory, DesiredResources desired) {
        List<ResourceId> undesired = new ArrayList<>();
        for (ResourceId id : inventory.entries().keySet()) {
            if (!desired.contains(id)) {
                undesired.add(id);
            }
        }
        return undesired;
    }

    PlanBasis input(PlanInput other) {
        return new PlanBasis(planner, other, desired, undesired, dependent, provenance);
    }

    PlanBasis dependent(Set<ResourceId> ids) {
        return new PlanBasis(planner, input, desired, undesired, ids, provenance);
    }

    PlanBasis provenance(Provenance known) {
        return new PlanBasis(planner, input, desired, undesired, dependent, known);
    }
}
