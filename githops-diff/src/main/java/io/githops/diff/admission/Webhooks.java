package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks whose checks end with their first refusal. */
interface Webhooks extends Admission {

    /**
     * Checks a create or update after mutation.
     *
     * @param live null on create
     * @throws RefusedException when Harvester would refuse
     */
    default void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {}

    /** @throws RefusedException when Harvester would refuse the deletion */
    default void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {}

    @Override
    default List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        var refusals = new Refusals();
        refusals.check(() -> validate(live, object, objects));
        return refusals.all();
    }

    @Override
    default List<Refusal> checkDelete(Mapping live, ClusterObjects objects) {
        var refusals = new Refusals();
        refusals.check(() -> validateDelete(live, objects));
        return refusals.all();
    }
}
