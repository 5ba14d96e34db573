package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A restore of one volume from the backup target, done once. The volume claim outlives the object. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VolumeRemoteRestore.Builder.class)
public interface VolumeRemoteRestore extends WithVolumeRemoteRestore {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VolumeRemoteRestore> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "VolumeRemoteRestore", VolumeRemoteRestore.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** A restore of a {@link VolumeRemoteBackup}. */
    static VolumeRemoteRestore of(String namespace, String name, String backupNamespace, String backup) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .type(VolumeBackupType.LONGHORN)
                        .fromBackup(backupNamespace + "/" + backup)
                        .build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVolumeRemoteRestore.Builder {
        Builder() {}
    }

    /** Which backup is restored; cannot be changed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVolumeRemoteRestore.WithSpec {
        /** By default {@link VolumeBackupType#LONGHORN}. */
        Optional<VolumeBackupType> type();

        /** The {@link VolumeRemoteBackup}, as {@code namespace/name}. */
        @JsonProperty("from")
        String fromBackup();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolumeRemoteRestore.Spec.Builder {
            Builder() {}
        }
    }

    /** How the restore went. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVolumeRemoteRestore.WithStatus {
        Optional<Boolean> success();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolumeRemoteRestore.Status.Builder {
            Builder() {}
        }
    }
}
