package io.githops.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.Quantity;
import io.githops.model.ResourceKind;
import io.githops.model.Timestamp;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/** A snapshot of a volume. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VolumeSnapshot.Builder.class)
public interface VolumeSnapshot extends WithVolumeSnapshot {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VolumeSnapshot> KIND =
            Kinds.harvester().kind("snapshot.storage.k8s.io/v1", "VolumeSnapshot", VolumeSnapshot.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** A snapshot of a volume of the same namespace, taken with the class that is marked as the default. */
    static VolumeSnapshot of(String namespace, String name, String claim) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .source(Source.builder()
                                .persistentVolumeClaimName(claim)
                                .build())
                        .build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVolumeSnapshot.Builder {
        Builder() {}
    }

    /** What is taken, and how. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVolumeSnapshot.WithSpec {
        Source source();

        /** By default the class that is marked as such. */
        Optional<String> volumeSnapshotClassName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolumeSnapshot.Spec.Builder {
            Builder() {}
        }
    }

    /** Exactly one of the two; cannot be changed. */
    @Value.Immutable
    @JsonDeserialize(builder = Source.Builder.class)
    interface Source extends ImmutableVolumeSnapshot.WithSource {
        /** A volume of the same namespace. */
        Optional<String> persistentVolumeClaimName();

        /** A snapshot that exists already. */
        Optional<String> volumeSnapshotContentName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolumeSnapshot.Source.Builder {
            Builder() {}
        }
    }

    /** What was taken. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVolumeSnapshot.WithStatus {
        Optional<Boolean> readyToUse();

        Optional<Timestamp> creationTime();

        Optional<String> boundVolumeSnapshotContentName();

        Optional<Quantity> restoreSize();

        Optional<Error> error();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolumeSnapshot.Status.Builder {
            Builder() {}
        }
    }

    /** What went wrong last. */
    @Value.Immutable
    @JsonDeserialize(builder = Error.Builder.class)
    interface Error extends ImmutableVolumeSnapshot.WithError {
        Optional<String> message();

        Optional<Timestamp> time();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolumeSnapshot.Error.Builder {
            Builder() {}
        }
    }
}
