package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import io.githops.model.kubernetes.Empty;
import io.githops.model.kubernetes.LocalObjectReference;
import java.util.Optional;
import org.immutables.value.Value;

/** Where the data of a disk comes from: exactly one source. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Volume.Builder.class)
public interface Volume extends WithVolume {
    String name();

    Optional<Claim> persistentVolumeClaim();

    Optional<DataVolumeSource> dataVolume();

    Optional<CloudInitSource> cloudInitNoCloud();

    Optional<CloudInitSource> cloudInitConfigDrive();

    Optional<ContainerDisk> containerDisk();

    Optional<EmptyDisk> emptyDisk();

    Optional<Ephemeral> ephemeral();

    Optional<ConfigMapSource> configMap();

    Optional<SecretSource> secret();

    /** Answers for the set-up of Windows. */
    Optional<Sysprep> sysprep();

    /** At most one in a machine. */
    Optional<ServiceAccountSource> serviceAccount();

    Optional<DownwardApi> downwardAPI();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    Optional<HostDisk> hostDisk();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    Optional<Empty> downwardMetrics();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    Optional<ContainerPath> containerPath();

    /** Written by KubeVirt while memory is dumped. */
    Optional<Claim> memoryDump();

    /** A volume of the machine's namespace. */
    static Volume claim(String name, String claimName) {
        return builder()
                .name(name)
                .persistentVolumeClaim(Claim.builder().claimName(claimName).build())
                .build();
    }

    /** Cloud-init data in a Secret of the machine's namespace. */
    static Volume cloudInit(String name, String secretName) {
        return builder()
                .name(name)
                .cloudInitNoCloud(CloudInitSource.fromSecret(secretName))
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVolume.Builder {
        Builder() {}
    }

    /** A volume of the same namespace. */
    @Value.Immutable
    @JsonDeserialize(builder = Claim.Builder.class)
    interface Claim extends ImmutableVolume.WithClaim {
        String claimName();

        Optional<Boolean> readOnly();

        /** Whether it was plugged in while the machine ran, and can be pulled out. */
        Optional<Boolean> hotpluggable();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.Claim.Builder {
            Builder() {}
        }
    }

    /** A volume that is imported. */
    @Value.Immutable
    @JsonDeserialize(builder = DataVolumeSource.Builder.class)
    interface DataVolumeSource extends ImmutableVolume.WithDataVolumeSource {
        String name();

        /** Whether it was plugged in while the machine ran, and can be pulled out. */
        Optional<Boolean> hotpluggable();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.DataVolumeSource.Builder {
            Builder() {}
        }
    }

    /** An empty disk; lost when the machine stops. */
    @Value.Immutable
    @JsonDeserialize(builder = EmptyDisk.Builder.class)
    interface EmptyDisk extends ImmutableVolume.WithEmptyDisk {
        Quantity capacity();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.EmptyDisk.Builder {
            Builder() {}
        }
    }

    /** A ConfigMap of the machine's namespace, as files. */
    @Value.Immutable
    @JsonDeserialize(builder = ConfigMapSource.Builder.class)
    interface ConfigMapSource extends ImmutableVolume.WithConfigMapSource {
        Optional<String> name();

        /** Whether the machine starts without it. */
        Optional<Boolean> optional();

        Optional<String> volumeLabel();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.ConfigMapSource.Builder {
            Builder() {}
        }
    }

    /** A Secret of the machine's namespace, as files. */
    @Value.Immutable
    @JsonDeserialize(builder = SecretSource.Builder.class)
    interface SecretSource extends ImmutableVolume.WithSecretSource {
        Optional<String> secretName();

        /** Whether the machine starts without it. */
        Optional<Boolean> optional();

        Optional<String> volumeLabel();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.SecretSource.Builder {
            Builder() {}
        }
    }

    /** Answers in a Secret or a ConfigMap. */
    @Value.Immutable
    @JsonDeserialize(builder = Sysprep.Builder.class)
    interface Sysprep extends ImmutableVolume.WithSysprep {
        Optional<LocalObjectReference> secret();

        Optional<LocalObjectReference> configMap();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.Sysprep.Builder {
            Builder() {}
        }
    }

    /** The token of a service account, as a file. */
    @Value.Immutable
    @JsonDeserialize(builder = ServiceAccountSource.Builder.class)
    interface ServiceAccountSource extends ImmutableVolume.WithServiceAccountSource {
        Optional<String> serviceAccountName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.ServiceAccountSource.Builder {
            Builder() {}
        }
    }

    /** A folder of the container that the machine runs in. */
    @Value.Immutable
    @JsonDeserialize(builder = ContainerPath.Builder.class)
    interface ContainerPath extends ImmutableVolume.WithContainerPath {
        String path();

        /** By default true. */
        Optional<Boolean> readOnly();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.ContainerPath.Builder {
            Builder() {}
        }
    }
}
