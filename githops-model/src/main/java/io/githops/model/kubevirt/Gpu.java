package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A graphics processor of the node, whole or a share, handed to the machine. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Gpu.Builder.class)
public interface Gpu extends WithGpu {
    /** The name of the device object. */
    String name();

    /** The resource name of the device; needed unless a claim gives it. */
    Optional<String> deviceName();

    /** A claim of the machine for devices; Harvester does not use it. */
    Optional<String> claimName();

    Optional<String> requestName();

    Optional<VirtualGpuOptions> virtualGPUOptions();

    /** Stands beside the address of the device in the metadata of a cloud-init config drive. */
    Optional<String> tag();

    /**
     * A graphics processor by its names.
     *
     * @param name of its PCIDevice or VGPUDevice object
     * @param deviceName its resource name
     */
    static Gpu of(String name, String deviceName) {
        return builder().name(name).deviceName(deviceName).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableGpu.Builder {
        Builder() {}
    }

    /** How a share behaves. */
    @Value.Immutable
    @JsonDeserialize(builder = VirtualGpuOptions.Builder.class)
    interface VirtualGpuOptions extends ImmutableGpu.WithVirtualGpuOptions {
        Optional<Display> display();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableGpu.VirtualGpuOptions.Builder {
            Builder() {}
        }
    }

    /** Whether a share draws the console. */
    @Value.Immutable
    @JsonDeserialize(builder = Display.Builder.class)
    interface Display extends ImmutableGpu.WithDisplay {
        /** By default true. */
        Optional<Boolean> enabled();

        /** Drawing before the guest has its driver. */
        Optional<Toggle> ramFB();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableGpu.Display.Builder {
            Builder() {}
        }
    }
}
