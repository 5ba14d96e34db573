package io.githops.model.devices;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A graphics card of a node that can be split. Harvester makes the object; whether it is split is for users to say. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = SRIOVGPUDevice.Builder.class)
public interface SRIOVGPUDevice extends WithSRIOVGPUDevice {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<SRIOVGPUDevice> KIND =
            Kinds.harvester().kind("devices.harvesterhci.io/v1beta1", "SRIOVGPUDevice", SRIOVGPUDevice.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSRIOVGPUDevice.Builder {
        Builder() {}
    }

    /** The card. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableSRIOVGPUDevice.WithSpec {
        /** Written by Harvester. */
        Optional<String> nodeName();

        /** Written by Harvester. */
        Optional<String> address();

        /** Splits the card; taking it back is refused while machines use a part. */
        Optional<Boolean> enabled();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSRIOVGPUDevice.Spec.Builder {
            Builder() {}
        }
    }

    /** What the card was split into. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableSRIOVGPUDevice.WithStatus {
        /** The names of the {@link VGPUDevice}s. */
        List<String> vGPUDevices();

        /** The PCI addresses of the virtual functions. */
        List<String> vfAddresses();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSRIOVGPUDevice.Status.Builder {
            Builder() {}
        }
    }
}
