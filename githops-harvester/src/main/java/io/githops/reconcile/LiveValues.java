package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.cluster.LiveReader;
import io.githops.diff.Plan;
import io.githops.manifest.Masking;
import io.githops.manifest.SchemaCheck;
import io.githops.model.BoundResource;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the values that live objects hold into manifests, right before they are applied. Thread-safe. */
final class LiveValues {
    private final LiveReader live;
    private final Kinds kinds;
    private final Plan plan;

    /** @param plan tells the versions of kinds that nobody described */
    LiveValues(LiveReader live, Kinds kinds, Plan plan) {
        this.live = live;
        this.kinds = kinds;
        this.plan = plan;
    }

    /**
     * @throws UnresolvedValueException when an object does not hold a value
     * @throws ManifestException when a value does not fit its field
     * @throws ClusterException when an object cannot be read
     */
    Resource bind(Resource manifest) {
        BoundResource bound = LateBinding.of(kinds).bind(manifest, this::find);
        if (!bound.unresolved().isEmpty()) {
            throw new UnresolvedValueException(manifest.id(), bound.unresolved());
        }
        if (!bound.values().isEmpty()) {
            requireFit(bound);
        }
        return bound.resource();
    }

    private Optional<Mapping> find(ResourceId id) {
        return version(id)
                .flatMap(kind -> live.get(kind, id.namespace(), id.name()))
                .map(Resource::tree);
    }

    private Optional<GroupVersionKind> version(ResourceId id) {
        return kinds.find(id.group(), id.kind())
                .<GroupVersionKind>map(ResourceKind::groupVersionKind)
                .or(() -> planned(id));
    }

    private Optional<GroupVersionKind> planned(ResourceId id) {
        return plan.changes().stream()
                .flatMap(change -> change.desiredResource().stream())
                .map(Resource::groupVersionKind)
                .filter(kind -> kind.group().equals(id.group()) && kind.kind().equals(id.kind()))
                .findFirst();
    }

    private void requireFit(BoundResource bound) {
        List<Problem> errors = new ArrayList<>();
        new SchemaCheck(kinds).check(bound.resource(), problem -> {
            if (problem.severity() == Problem.Severity.ERROR) {
                errors.add(Problem.error(
                        problem.code(), bound.masked(problem.message(), Masking.MASK), problem.position()));
            }
        });
        if (!errors.isEmpty()) {
            throw new ManifestException(errors);
        }
    }
}
