package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What starts the guest. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Firmware.Builder.class)
public interface Firmware extends WithFirmware {
    /** Written by KubeVirt at creation; the guest may be licensed to it. */
    Optional<String> uuid();

    /** Written by KubeVirt at creation. */
    Optional<String> serial();

    Optional<Bootloader> bootloader();

    /** Instead of a boot loader. */
    Optional<KernelBoot> kernelBoot();

    Optional<Acpi> acpi();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableFirmware.Builder {
        Builder() {}
    }

    /** BIOS, which is the default, or EFI. */
    @Value.Immutable
    @JsonDeserialize(builder = Bootloader.Builder.class)
    interface Bootloader extends ImmutableFirmware.WithBootloader {
        Optional<Bios> bios();

        Optional<Efi> efi();

        /** BIOS. */
        static Bootloader ofBios() {
            return builder().bios(Bios.builder().build()).build();
        }

        /** EFI without secure boot. */
        static Bootloader ofEfi() {
            return builder().efi(Efi.builder().secureBoot(false).build()).build();
        }

        /** EFI with secure boot; the machine needs {@link Features#smm()} as well. */
        static Bootloader ofSecureEfi() {
            return builder().efi(Efi.builder().secureBoot(true).build()).build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableFirmware.Bootloader.Builder {
            Builder() {}
        }
    }

    /** Booting by BIOS. */
    @Value.Immutable
    @JsonDeserialize(builder = Bios.Builder.class)
    interface Bios extends ImmutableFirmware.WithBios {
        /** Whether it talks over the serial console. */
        Optional<Boolean> useSerial();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableFirmware.Bios.Builder {
            Builder() {}
        }
    }

    /** Booting by EFI. */
    @Value.Immutable
    @JsonDeserialize(builder = Efi.Builder.class)
    interface Efi extends ImmutableFirmware.WithEfi {
        /** By default true; needs {@link Features#smm()}. */
        Optional<Boolean> secureBoot();

        /** Whether the variables of the firmware survive a stop. */
        Optional<Boolean> persistent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableFirmware.Efi.Builder {
            Builder() {}
        }
    }

    /** Tables with licences of Windows, each in a volume of a Secret. */
    @Value.Immutable
    @JsonDeserialize(builder = Acpi.Builder.class)
    interface Acpi extends ImmutableFirmware.WithAcpi {
        /** The name of the volume with the table SLIC. */
        Optional<String> slicNameRef();

        /** The name of the volume with the table MSDM. */
        Optional<String> msdmNameRef();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableFirmware.Acpi.Builder {
            Builder() {}
        }
    }
}
