package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.ResourceChange.Unchanged;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier plan says of resources that are the same instances on both sides now, and of which that can be said without
 * a look at others. Asked for the desired resources in their order, once each.
 */
final class EarlierPlan {
    private final List<ResourceChange> unchanged;
    private final Set<ResourceId> dependent;
    private final DesiredResources desired;
    private final LiveObjects live;
    private final @Nullable Set<ResourceId> touched;
    private int next;

    /**
     * @param desired what is desired now
     * @param live what is live now
     */
    EarlierPlan(Plan plan, DesiredResources desired, LiveObjects live) {
        this.unchanged = unchanged(plan.changes());
        this.dependent = plan.basis().dependent();
        this.desired = desired;
        this.live = live;
        this.touched = live.touchedSince(plan.input().live()).orElse(null);
    }

    /** They stand at the end of a plan, in the order of the desired resources. */
    private static List<ResourceChange> unchanged(List<ResourceChange> changes) {
        int first = 0;
        while (first < changes.size() && changes.get(first).action() != Action.UNCHANGED) {
            first++;
        }
        return changes.subList(first, changes.size());
    }

    /** What was said of the resource at a place; null when it has to be compared anew. */
    @Nullable
    Unchanged find(int place) {
        Resource resource = desired.resources().get(place);
        while (next < unchanged.size()) {
            var candidate = (Unchanged) unchanged.get(next);
            if (candidate.desired() == resource) {
                next++;
                return isStill(candidate) ? candidate : null;
            }
            if (desired.place(candidate.id()) > place) {
                return null;
            }
            next++;
        }
        return null;
    }

    private boolean isStill(Unchanged candidate) {
        boolean isAlone = dependent.isEmpty() || !dependent.contains(candidate.id());
        return isAlone && isStillLive(candidate);
    }

    private boolean isStillLive(Unchanged candidate) {
        boolean isUntouched = touched != null && (touched.isEmpty() || !touched.contains(candidate.id()));
        return isUntouched || live.find(candidate.id()).orElse(null) == candidate.live();
    }
}
