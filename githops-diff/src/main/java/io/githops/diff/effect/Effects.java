package io.githops.diff.effect;

import io.githops.diff.admission.ClusterObjects;
import io.githops.model.Effect;
import io.githops.model.Resource;
import java.util.List;
import java.util.Optional;

/** What changes and deletions do. */
public final class Effects {
    private Effects() {}

    /** The effect of each difference, in their order; {@link Effect.Level#RECREATE} where it cannot be made in place. */
    public static List<Effect> of(ChangedResource changed) {
        return changed.differences().stream()
                .map(difference -> EffectRules.of(changed.kind(), changed.live(), difference))
                .toList();
    }

    /** What deleting a live resource does. */
    public static Effect ofDeletion(Resource live, ClusterObjects objects) {
        return Losses.of(live);
    }

    /** The data that is lost when a live resource is deleted, in words; empty when none is. */
    public static Optional<String> lostData(Resource live, ClusterObjects objects) {
        return Losses.data(live);
    }
}
