package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.model.ResourceId;
import io.githops.model.TakenValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A manifest takes values from other objects that do not hold them, though everything it needs was applied: correct the
 * manifest, or see why the other object does not get as far.
 */
public final class UnresolvedValueException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient List<TakenValue> values;

    UnresolvedValueException(ResourceId id, List<TakenValue> values) {
        super(
                "GH3012",
                id + ": "
                        + values.stream().map(TakenValue::toString).collect(Collectors.joining("; "))
                        + ". Expected a value by the time this resource is applied: correct the manifest, or sync again"
                        + " once the value is there",
                null);
        this.values = List.copyOf(values);
    }

    /** The values that are not there. */
    public List<TakenValue> values() {
        return values;
    }
}
