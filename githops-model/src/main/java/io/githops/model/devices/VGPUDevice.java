package io.githops.model.devices;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A part of a graphics card. Harvester makes the object; what the part is used as is for users to say. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VGPUDevice.Builder.class)
public interface VGPUDevice extends WithVGPUDevice {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VGPUDevice> KIND =
            Kinds.harvester().kind("devices.harvesterhci.io/v1beta1", "VGPUDevice", VGPUDevice.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    /** This part in use as one of the types that its status offers. Harvester claims the device of this name by itself. */
    default VGPUDevice enabledAs(String type) {
        return withSpec(
                spec().orElseGet(Spec.builder()::build).withEnabled(true).withVGPUTypeName(type));
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVGPUDevice.Builder {
        Builder() {}
    }

    /** What the part is used as. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVGPUDevice.WithSpec {
        /** Written by Harvester. */
        Optional<String> nodeName();

        /** Written by Harvester. */
        Optional<String> address();

        /** Written by Harvester. */
        Optional<String> parentGPUDeviceAddress();

        /** Needs a {@link #vGPUTypeName()}; taking it back is refused while a machine uses the part. */
        Optional<Boolean> enabled();

        /** One of {@link Status#availableTypes()}, such as {@code NVIDIA A2-8Q}. */
        Optional<String> vGPUTypeName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVGPUDevice.Spec.Builder {
            Builder() {}
        }
    }

    /** What the part can be and is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVGPUDevice.WithStatus {
        /** What the card has room for now: identifiers of the driver, by the name of the type. */
        Map<String, String> availableTypes();

        /** The type that the driver was told. */
        Optional<String> configureVGPUTypeName();

        Optional<State> vGPUStatus();

        Optional<String> uuid();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVGPUDevice.Status.Builder {
            Builder() {}
        }
    }

    /** Whether the driver knows the part. */
    record State(String value) implements OpenEnum {
        public static final State CONFIGURED = new State("vGPUConfigured");
    }
}
