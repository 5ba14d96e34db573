package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubernetes.Empty;
import io.githops.model.kubevirt.BlockSize;
import io.githops.model.kubevirt.Devices;
import io.githops.model.kubevirt.Disk;
import io.githops.model.kubevirt.Gpu;
import io.githops.model.kubevirt.Input;
import io.githops.model.kubevirt.NetworkInterface;
import io.githops.model.kubevirt.PanicDevice;
import io.githops.model.kubevirt.Sound;
import java.util.Optional;
import org.immutables.value.Value;

/** What is plugged into the machine, and what disks, cards and other devices are that do not say so themselves. */
@Value.Immutable
@JsonDeserialize(builder = DevicePreferences.Builder.class)
public interface DevicePreferences extends WithDevicePreferences {
    Optional<Boolean> preferredAutoattachGraphicsDevice();

    Optional<Boolean> preferredAutoattachInputDevice();

    Optional<Boolean> preferredAutoattachMemBalloon();

    Optional<Boolean> preferredAutoattachPodInterface();

    Optional<Boolean> preferredAutoattachSerialConsole();

    Optional<Boolean> preferredBlockMultiQueue();

    /** Any but {@link Disk.Bus#VIRTIO}. */
    Optional<Disk.Bus> preferredCdromBus();

    Optional<Boolean> preferredDisableHotplug();

    Optional<BlockSize> preferredDiskBlockSize();

    Optional<Disk.Bus> preferredDiskBus();

    Optional<Disk.Cache> preferredDiskCache();

    Optional<Boolean> preferredDiskDedicatedIoThread();

    Optional<Disk.InputOutput> preferredDiskIO();

    Optional<Input.Bus> preferredInputBus();

    Optional<Input.Type> preferredInputType();

    /** For the card that is attached to the pod network by itself. */
    Optional<Empty> preferredInterfaceMasquerade();

    Optional<NetworkInterface.Model> preferredInterfaceModel();

    Optional<Disk.Bus> preferredLunBus();

    Optional<Boolean> preferredNetworkInterfaceMultiQueue();

    Optional<PanicDevice.Model> preferredPanicDeviceModel();

    Optional<Empty> preferredRng();

    Optional<Sound.Model> preferredSoundModel();

    Optional<Devices.Tpm> preferredTPM();

    Optional<Boolean> preferredUseVirtioTransitional();

    Optional<Gpu.VirtualGpuOptions> preferredVirtualGPUOptions();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDevicePreferences.Builder {
        Builder() {}
    }
}
