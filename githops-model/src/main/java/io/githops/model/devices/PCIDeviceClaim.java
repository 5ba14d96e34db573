package io.githops.model.devices;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request to hand a PCI device to machines instead of to its node. It has the name of the device, which is its node and
 * its address without punctuation such as {@code node1-000008002}, and the device as its owner: without an owner Harvester
 * does not act on it.
 */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = PCIDeviceClaim.Builder.class)
public interface PCIDeviceClaim extends WithPCIDeviceClaim {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<PCIDeviceClaim> KIND =
            Kinds.harvester().kind("devices.harvesterhci.io/v1beta1", "PCIDeviceClaim", PCIDeviceClaim.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    /**
     * The request for a device as Harvester lists it.
     *
     * @param device the name of the device, which the claim gets too
     * @param uid of the device as it is in the cluster
     * @param nodeName the node that has it
     * @param address such as {@code 0000:08:00.2}
     */
    static PCIDeviceClaim of(String device, String uid, String nodeName, String address) {
        return builder()
                .metadata(DeviceOwner.metadata("PCIDevice", device, uid))
                .spec(Spec.builder().nodeName(nodeName).address(address).build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutablePCIDeviceClaim.Builder {
        Builder() {}
    }

    /** What is requested. Not to be changed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutablePCIDeviceClaim.WithSpec {
        /** Such as {@code 0000:08:00.2}. */
        Optional<String> address();

        Optional<String> nodeName();

        /** Who asked for it. */
        Optional<String> userName();

        /** Gives the device a resource name of its own, instead of one that it shares with all devices of its model. */
        Optional<Boolean> disableResourcePooling();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePCIDeviceClaim.Spec.Builder {
            Builder() {}
        }
    }

    /** Whether the device was handed over. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutablePCIDeviceClaim.WithStatus {
        Optional<Boolean> passthroughEnabled();

        /** The driver that the node used for it. */
        Optional<String> kernelDriverToUnbind();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePCIDeviceClaim.Status.Builder {
            Builder() {}
        }
    }
}
