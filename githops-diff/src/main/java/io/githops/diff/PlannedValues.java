package io.githops.diff;

import io.githops.model.BoundResource;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of late-bound values before anything is applied: what live objects hold, and what the manifests of others
 * say. What comes with an object that is created, or created anew, is not known.
 */
final class PlannedValues {
    private final LateBinding binding;
    private final DesiredResources desired;
    private final LiveObjects live;
    private final Set<ResourceId> unknown;

    /** @param pruned what will be gone */
    PlannedValues(Kinds kinds, DesiredResources desired, LiveObjects live, Set<ResourceId> pruned) {
        this.binding = LateBinding.of(kinds);
        this.desired = desired;
        this.live = live;
        this.unknown = new HashSet<>(pruned);
    }

    /** From now on nothing is known of a live object, as another will take its place. */
    void forget(ResourceId recreated) {
        unknown.add(recreated);
    }

    BoundResource bind(Resource manifest) {
        return binding.bind(manifest, this::find);
    }

    private Optional<Mapping> find(ResourceId id) {
        Optional<Mapping> known = unknown.contains(id) ? Optional.empty() : live.get(id);
        Resource manifest = desired.find(id);
        if (manifest == null || LateBinding.isNeeded(manifest)) {
            return known;
        }
        Mapping wanted = manifest.tree().without("status");
        return Optional.of(known.map(object -> object.merge(wanted)).orElse(wanted));
    }
}
