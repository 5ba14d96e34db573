package io.githops.model.devices;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request to hand a USB device to machines instead of to its node. It has the name of the device, and the device as its
 * owner: without an owner Harvester does not act on it.
 */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = USBDeviceClaim.Builder.class)
public interface USBDeviceClaim extends WithUSBDeviceClaim {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<USBDeviceClaim> KIND =
            Kinds.harvester().kind("devices.harvesterhci.io/v1beta1", "USBDeviceClaim", USBDeviceClaim.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    /**
     * The request for a device as Harvester lists it.
     *
     * @param device the name of the device, which the claim gets too
     * @param uid of the device as it is in the cluster
     */
    static USBDeviceClaim of(String device, String uid) {
        return builder()
                .metadata(DeviceOwner.metadata("USBDevice", device, uid))
                .spec(Spec.builder().build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableUSBDeviceClaim.Builder {
        Builder() {}
    }

    /** Who asks. Not to be changed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableUSBDeviceClaim.WithSpec {
        Optional<String> userName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUSBDeviceClaim.Spec.Builder {
            Builder() {}
        }
    }

    /** Where the device was found. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableUSBDeviceClaim.WithStatus {
        Optional<String> nodeName();

        /** Of the controller that the device is plugged into. */
        Optional<String> pciAddress();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUSBDeviceClaim.Status.Builder {
            Builder() {}
        }
    }
}
