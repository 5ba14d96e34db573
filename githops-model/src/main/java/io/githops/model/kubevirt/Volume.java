package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import java.util.Optional;
import org.immutables.value.Value;

/** Where the data of a disk comes from: exactly one source. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Volume.Builder.class)
public interface Volume extends WithVolume {
    String name();

    Optional<Claim> persistentVolumeClaim();

    Optional<DataVolume> dataVolume();

    Optional<CloudInitSource> cloudInitNoCloud();

    Optional<CloudInitSource> cloudInitConfigDrive();

    Optional<ContainerDisk> containerDisk();

    Optional<EmptyDisk> emptyDisk();

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
    @JsonDeserialize(builder = DataVolume.Builder.class)
    interface DataVolume extends ImmutableVolume.WithDataVolume {
        String name();

        Optional<Boolean> hotpluggable();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.DataVolume.Builder {
            Builder() {}
        }
    }

    /** A disk in a container image; lost when the machine stops. */
    @Value.Immutable
    @JsonDeserialize(builder = ContainerDisk.Builder.class)
    interface ContainerDisk extends ImmutableVolume.WithContainerDisk {
        String image();

        Optional<String> path();

        Optional<String> imagePullPolicy();

        Optional<String> imagePullSecret();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolume.ContainerDisk.Builder {
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
}
