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

    /** PCI and USB devices. */
    List<HostDevice> hostDevices();

    /** Written into {@link #hostDevices} by Harvester. */
    List<Gpu> gpus();

    Optional<Tpm> tpm();

    Optional<Watchdog> watchdog();

    Optional<Sound> sound();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    Optional<Video> video();

    /** A source of randomness. */
    Optional<Empty> rng();

    /** USB devices that a person redirects through the console. */
    Optional<Empty> clientPassthrough();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    Optional<Empty> downwardMetrics();

    List<Filesystem> filesystems();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    List<PanicDevice> panicDevices();

    /** By default true. */
    Optional<Boolean> autoattachGraphicsDevice();

    /** By default true; false for a machine without any network. */
    Optional<Boolean> autoattachPodInterface();

    /** By default true. */
    Optional<Boolean> autoattachSerialConsole();

    /** By default true. */
    Optional<Boolean> autoattachMemBalloon();

    /** Whether there is a tablet when no input device is named. */
    Optional<Boolean> autoattachInputDevice();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    Optional<Boolean> autoattachVSOCK();

    /** Whether each virtio disk has as many queues as there are virtual processors. */
    Optional<Boolean> blockMultiQueue();

    /** Whether each virtio card has as many queues as there are virtual processors. */
    Optional<Boolean> networkInterfaceMultiqueue();

    /** Whether volumes and cards cannot be plugged in while the machine runs. */
    Optional<Boolean> disableHotplug();

    /** Whether what the guest writes to its console can be read as a log of its pod. */
    Optional<Boolean> logSerialConsole();

    /** Whether virtio devices also work with drivers from before version 1.0 of virtio. */
    Optional<Boolean> useVirtioTransitional();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDevices.Builder {
        Builder() {}
    }

    /** A trusted platform module. */
    @Value.Immutable
    @JsonDeserialize(builder = Tpm.Builder.class)
    interface Tpm extends ImmutableDevices.WithTpm {
        /** By default true. */
        Optional<Boolean> enabled();

        /** Whether its state survives a stop. */
        Optional<Boolean> persistent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDevices.Tpm.Builder {
            Builder() {}
        }
    }

    /** A graphics card. */
    @Value.Immutable
    @JsonDeserialize(builder = Video.Builder.class)
    interface Video extends ImmutableDevices.WithVideo {
        Optional<String> type();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDevices.Video.Builder {
            Builder() {}
        }
    }

    /** Files that the guest mounts. */
    @Value.Immutable
    @JsonDeserialize(builder = Filesystem.Builder.class)
    interface Filesystem extends ImmutableDevices.WithFilesystem {
        /** The name of a volume, which is a ConfigMap, Secret, service account or downward API. */
        String name();

        Empty virtiofs();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDevices.Filesystem.Builder {
            Builder() {}
        }
    }
}
