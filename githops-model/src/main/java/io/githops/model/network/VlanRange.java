package io.githops.model.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.binding.RefusedValueException;
import java.util.Optional;
import org.immutables.value.Value;

/** VLANs of a trunk: one, or a range. */
@Value.Immutable
@JsonDeserialize(builder = VlanRange.Builder.class)
public interface VlanRange extends WithVlanRange {
    Optional<Integer> id();

    Optional<Integer> minID();

    /** The last, which belongs to the range. */
    Optional<Integer> maxID();

    /**
     * One VLAN.
     *
     * @throws IllegalArgumentException when it is not 1 to 4094
     */
    static VlanRange of(int vlan) {
        return builder().id(VlanId.require(vlan)).build();
    }

    /**
     * The VLANs from the first to the last.
     *
     * @throws IllegalArgumentException when one is not 1 to 4094, or the last is before the first
     */
    static VlanRange between(int first, int last) {
        if (last < first) {
            throw new RefusedValueException("VLAN " + last + " after VLAN " + first, "the smaller one first");
        }
        return builder()
                .minID(VlanId.require(first))
                .maxID(VlanId.require(last))
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVlanRange.Builder {
        Builder() {}
    }
}
