package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import org.immutables.value.Value;

/** A size of machines, for all of the cluster. */
@Value.Immutable
@JsonDeserialize(builder = VirtualMachineClusterInstancetype.Builder.class)
public interface VirtualMachineClusterInstancetype extends WithVirtualMachineClusterInstancetype {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineClusterInstancetype> KIND = Kinds.harvester()
            .kind(
                    "instancetype.kubevirt.io/v1beta1",
                    "VirtualMachineClusterInstancetype",
                    VirtualMachineClusterInstancetype.class);

    ObjectMeta metadata();

    InstancetypeSpec spec();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineClusterInstancetype.Builder {
        Builder() {}
    }
}
