package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubernetes.Empty;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is plugged into the machine. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Devices.Builder.class)
public interface Devices extends WithDevices {
    List<Disk> disks();

    List<NetworkInterface> interfaces();

    List<Input> inputs();

    List<HostDevice> hostDevices();

    List<HostDevice> gpus();

    Optional<Tpm> tpm();

    Optional<Empty> rng();

    Optional<Boolean> networkInterfaceMultiqueue();

    Optional<Boolean> blockMultiQueue();

    Optional<Boolean> autoattachGraphicsDevice();

    Optional<Boolean> autoattachPodInterface();

    Optional<Boolean> autoattachSerialConsole();

    Optional<Boolean> autoattachMemBalloon();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDevices.Builder {
        Builder() {}
    }

    /** A pointing device. */
    @Value.Immutable
    @JsonDeserialize(builder = Input.Builder.class)
    interface Input extends ImmutableDevices.WithInput {
        String name();

        /** {@code tablet}. */
        String type();

        /** {@code usb} or {@code virtio}. */
        Optional<String> bus();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDevices.Input.Builder {
            Builder() {}
        }
    }

    /** A device of the node, handed to the machine. */
    @Value.Immutable
    @JsonDeserialize(builder = HostDevice.Builder.class)
    interface HostDevice extends ImmutableDevices.WithHostDevice {
        /** The name of the device object. */
        String name();

        /** Its resource name. */
        Optional<String> deviceName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDevices.HostDevice.Builder {
            Builder() {}
        }
    }

    /** A trusted platform module. */
    @Value.Immutable
    @JsonDeserialize(builder = Tpm.Builder.class)
    interface Tpm extends ImmutableDevices.WithTpm {
        Optional<Boolean> enabled();

        Optional<Boolean> persistent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDevices.Tpm.Builder {
            Builder() {}
        }
    }
}
