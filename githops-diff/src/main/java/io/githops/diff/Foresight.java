package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.admission.Admission;
import io.githops.diff.admission.Admissions;
import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.admission.Refusal;
import io.githops.manifest.Masking;
import io.githops.model.BoundResource;
import io.githops.model.LateBoundValue;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Foresees which changes Harvester would refuse, by asking its webhooks what they would say once the plan is carried out. */
final class Foresight {
    private final ResourceComparison comparison;
    private final ClusterObjects objects;
    private final PlannedValues values;

    /**
     * @param objects the cluster as it will be
     * @param values what is known of the values that manifests take from other objects
     */
    Foresight(ResourceComparison comparison, ClusterObjects objects, PlannedValues values) {
        this.comparison = comparison;
        this.objects = objects;
        this.values = values;
    }

    /** The change with the refusals it would meet. */
    ResourceChange assess(ResourceChange change) {
        if (change.action() == Action.UNCHANGED) {
            return change;
        }
        Optional<Admission> admission =
                Admissions.of(change.id().group(), change.id().kind());
        if (admission.isEmpty()) {
            return change;
        }
        List<Refusal> refusals = new ArrayList<>(change.refusals());
        refusals.addAll(refusals(admission.get(), change));
        return refusals.isEmpty() ? change : change.assessed(change.assessment().refused(refusals));
    }

    private List<Refusal> refusals(Admission admission, ResourceChange change) {
        List<Refusal> refusals = new ArrayList<>();
        if (change instanceof ResourceChange.Prune prune) {
            refusals.addAll(admission.checkDelete(prune.live().tree(), objects));
        } else if (change instanceof ResourceChange.Recreate recreate) {
            refusals.addAll(admission.checkDelete(recreate.live().tree(), objects));
            refusals.addAll(written(admission, Optional.empty(), recreate.desired()));
        } else {
            change.desiredResource()
                    .ifPresent(desired -> refusals.addAll(written(admission, change.liveResource(), desired)));
        }
        return refusals;
    }

    private List<Refusal> written(Admission admission, Optional<Resource> live, Resource desired) {
        Mapping before = live.map(Resource::tree).orElse(null);
        BoundResource bound = values.bind(desired);
        Mapping predicted = comparison.stored(bound, before);
        return admission.check(before, admission.mutate(before, predicted, objects), objects).stream()
                .filter(refusal -> !LateBoundValue.isIn(refusal.message()))
                .map(refusal -> masked(refusal, bound))
                .toList();
    }

    private static Refusal masked(Refusal refusal, BoundResource bound) {
        return new Refusal(
                refusal.rule(),
                refusal.webhook(),
                refusal.status(),
                refusal.field(),
                bound.masked(refusal.message(), Masking.MASK));
    }
}
