package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A PCI or USB device of the node, handed to the machine. */
@Value.Immutable
@JsonDeserialize(builder = HostDevice.Builder.class)
public interface HostDevice extends WithHostDevice {
    /** The name of the device object. */
    String name();

    /** The resource name of the device; needed unless a claim gives it. */
    Optional<String> deviceName();

    /** A claim of the machine for devices; Harvester does not use it. */
    Optional<String> claimName();

    Optional<String> requestName();

    /** Stands beside the address of the device in the metadata of a cloud-init config drive. */
    Optional<String> tag();

    /**
     * A device by its names, which both stand in its PCIDevice or USBDevice object.
     *
     * @param name of that object
     * @param deviceName the resource name in its status
     */
    static HostDevice of(String name, String deviceName) {
        return builder().name(name).deviceName(deviceName).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableHostDevice.Builder {
        Builder() {}
    }
}
