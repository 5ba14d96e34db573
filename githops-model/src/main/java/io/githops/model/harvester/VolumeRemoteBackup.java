package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.PersistentVolumeClaim;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A backup of one volume on the backup target. Deleting the object deletes what is kept. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VolumeRemoteBackup.Builder.class)
public interface VolumeRemoteBackup extends WithVolumeRemoteBackup {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VolumeRemoteBackup> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "VolumeRemoteBackup", VolumeRemoteBackup.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** @param claim a volume claim of the namespace */
    static VolumeRemoteBackup of(String namespace, String name, String claim) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .type(VolumeBackupType.LONGHORN)
                        .source(claim)
                        .build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVolumeRemoteBackup.Builder {
        Builder() {}
    }

    /** Which volume is backed up; cannot be changed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVolumeRemoteBackup.WithSpec {
        /** By default {@link VolumeBackupType#LONGHORN}. */
        Optional<VolumeBackupType> type();

        /** The name of the volume claim. */
        String source();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolumeRemoteBackup.Spec.Builder {
            Builder() {}
        }
    }

    /** How the backup went. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVolumeRemoteBackup.WithStatus {
        Optional<Boolean> success();

        List<Condition> conditions();

        Optional<String> csiProvider();

        Optional<String> handle();

        /** The claim as it was. */
        Optional<PersistentVolumeClaim.Spec> sourceSpec();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVolumeRemoteBackup.Status.Builder {
            Builder() {}
        }
    }
}
