package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import org.immutables.value.Value;

/** A size of machines, for those of its namespace. */
@Value.Immutable
@JsonDeserialize(builder = VirtualMachineInstancetype.Builder.class)
public interface VirtualMachineInstancetype extends WithVirtualMachineInstancetype {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineInstancetype> KIND = Kinds.harvester()
            .kind("instancetype.kubevirt.io/v1beta1", "VirtualMachineInstancetype", VirtualMachineInstancetype.class);

    ObjectMeta metadata();

    InstancetypeSpec spec();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineInstancetype.Builder {
        Builder() {}
    }
}
