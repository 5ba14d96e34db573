package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import io.githops.model.kubernetes.ResourceRequirements;
import java.util.Optional;
import org.immutables.value.Value;

/** The virtual hardware. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Domain.Builder.class)
public interface Domain extends WithDomain {
    Optional<Cpu> cpu();

    Optional<Memory> memory();

    /** Harvester computes the requests from the limits. */
    Optional<ResourceRequirements> resources();

    Optional<Machine> machine();

    Optional<Firmware> firmware();

    Optional<Features> features();

    Devices devices();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDomain.Builder {
        Builder() {}
    }

    /** The processor. */
    @Value.Immutable
    @JsonDeserialize(builder = Cpu.Builder.class)
    interface Cpu extends ImmutableDomain.WithCpu {
        Optional<Integer> cores();

        Optional<Integer> sockets();

        Optional<Integer> threads();

        /** How many sockets can be plugged in while the machine runs. */
        Optional<Integer> maxSockets();

        Optional<String> model();

        Optional<Boolean> dedicatedCpuPlacement();

        Optional<Boolean> isolateEmulatorThread();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Cpu.Builder {
            Builder() {}
        }
    }

    /** The memory. */
    @Value.Immutable
    @JsonDeserialize(builder = Memory.Builder.class)
    interface Memory extends ImmutableDomain.WithMemory {
        /** What the guest sees; filled in by Harvester. */
        Optional<Quantity> guest();

        /** How much can be plugged in while the machine runs. */
        Optional<Quantity> maxGuest();

        Optional<Hugepages> hugepages();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Memory.Builder {
            Builder() {}
        }
    }

    /** Pages larger than usual. */
    @Value.Immutable
    @JsonDeserialize(builder = Hugepages.Builder.class)
    interface Hugepages extends ImmutableDomain.WithHugepages {
        /** Such as {@code 2Mi}. */
        Optional<String> pageSize();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Hugepages.Builder {
            Builder() {}
        }
    }

    /** The emulated board. */
    @Value.Immutable
    @JsonDeserialize(builder = Machine.Builder.class)
    interface Machine extends ImmutableDomain.WithMachine {
        /** Such as {@code q35}. */
        Optional<String> type();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Machine.Builder {
            Builder() {}
        }
    }

    /** What boots the machine. */
    @Value.Immutable
    @JsonDeserialize(builder = Firmware.Builder.class)
    interface Firmware extends ImmutableDomain.WithFirmware {
        Optional<String> uuid();

        Optional<String> serial();

        Optional<Bootloader> bootloader();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Firmware.Builder {
            Builder() {}
        }
    }

    /** BIOS or EFI. */
    @Value.Immutable
    @JsonDeserialize(builder = Bootloader.Builder.class)
    interface Bootloader extends ImmutableDomain.WithBootloader {
        Optional<Bios> bios();

        Optional<Efi> efi();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Bootloader.Builder {
            Builder() {}
        }
    }

    /** Booting by BIOS. */
    @Value.Immutable
    @JsonDeserialize(builder = Bios.Builder.class)
    interface Bios extends ImmutableDomain.WithBios {
        Optional<Boolean> useSerial();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Bios.Builder {
            Builder() {}
        }
    }

    /** Booting by EFI. */
    @Value.Immutable
    @JsonDeserialize(builder = Efi.Builder.class)
    interface Efi extends ImmutableDomain.WithEfi {
        /** By default true; needs {@link Features#smm()}. */
        Optional<Boolean> secureBoot();

        Optional<Boolean> persistent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Efi.Builder {
            Builder() {}
        }
    }

    /** What the hypervisor offers the guest. */
    @Value.Immutable
    @JsonDeserialize(builder = Features.Builder.class)
    interface Features extends ImmutableDomain.WithFeatures {
        Optional<Toggle> acpi();

        Optional<Toggle> smm();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Features.Builder {
            Builder() {}
        }
    }

    /** A feature that is on, unless it says otherwise. */
    @Value.Immutable
    @JsonDeserialize(builder = Toggle.Builder.class)
    interface Toggle extends ImmutableDomain.WithToggle {
        Optional<Boolean> enabled();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Toggle.Builder {
            Builder() {}
        }
    }
}
