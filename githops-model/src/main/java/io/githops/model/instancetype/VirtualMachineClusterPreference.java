package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import org.immutables.value.Value;

/** What machines are like that do not say otherwise, for all of the cluster. */
@Value.Immutable
@JsonDeserialize(builder = VirtualMachineClusterPreference.Builder.class)
public interface VirtualMachineClusterPreference extends WithVirtualMachineClusterPreference {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineClusterPreference> KIND = Kinds.harvester()
            .kind(
                    "instancetype.kubevirt.io/v1beta1",
                    "VirtualMachineClusterPreference",
                    VirtualMachineClusterPreference.class);

    ObjectMeta metadata();

    PreferenceSpec spec();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineClusterPreference.Builder {
        Builder() {}
    }
}
