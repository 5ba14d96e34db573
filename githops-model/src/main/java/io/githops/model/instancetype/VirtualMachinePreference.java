package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import org.immutables.value.Value;

/** What machines are like that do not say otherwise, for those of its namespace. */
@Value.Immutable
@JsonDeserialize(builder = VirtualMachinePreference.Builder.class)
public interface VirtualMachinePreference extends WithVirtualMachinePreference {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachinePreference> KIND = Kinds.harvester()
            .kind("instancetype.kubevirt.io/v1beta1", "VirtualMachinePreference", VirtualMachinePreference.class);

    ObjectMeta metadata();

    PreferenceSpec spec();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachinePreference.Builder {
        Builder() {}
    }
}
