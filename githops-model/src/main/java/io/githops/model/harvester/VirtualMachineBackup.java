package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.GoDuration;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.Timestamp;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One backup of a machine, on the backup target or as snapshots in the cluster. Deleting the object deletes what is
 * kept.
 */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VirtualMachineBackup.Builder.class)
public interface VirtualMachineBackup extends WithVirtualMachineBackup {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineBackup> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "VirtualMachineBackup", VirtualMachineBackup.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** A backup of a machine of the namespace. */
    static VirtualMachineBackup of(String namespace, String name, String machine, BackupType type) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.of(machine, type))
                .build();
    }

    /** The schedule that made the backup, as {@code namespace/name}; written by the server. */
    default Optional<String> schedule() {
        return Annotation.SCHEDULE.of(metadata());
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineBackup.Builder {
        Builder() {}
    }

    /** What is backed up, and where to; cannot be changed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVirtualMachineBackup.WithSpec {
        MachineReference source();

        /** By default {@link BackupType#BACKUP}. */
        Optional<BackupType> type();

        /** How long the file systems of the guest may be frozen, such as {@code 5m}. */
        Optional<GoDuration> fsFreezeDeadline();

        /** A backup of the machine of that name. */
        static Spec of(String machine, BackupType type) {
            return builder().source(MachineReference.of(machine)).type(type).build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineBackup.Spec.Builder {
            Builder() {}
        }
    }

    /** How the backup went, and what it holds. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVirtualMachineBackup.WithStatus {
        Optional<Boolean> readyToUse();

        /** Per cent. */
        Optional<Integer> progress();

        Optional<BackupError> error();

        List<Condition> conditions();

        Optional<Timestamp> creationTime();

        Optional<BackupLocation> backupTarget();

        Optional<String> sourceUID();

        /** The machine as it was. */
        Optional<MachineBlueprint> source();

        List<VolumeBackup> volumeBackups();

        /** The snapshot class by the name of the driver. */
        Map<String, String> csiDriverVolumeSnapshotClassNames();

        List<SecretBackup> secretBackups();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineBackup.Status.Builder {
            Builder() {}
        }
    }

    /** The backup of one volume. */
    @Value.Immutable
    @JsonDeserialize(builder = VolumeBackup.Builder.class)
    interface VolumeBackup extends ImmutableVirtualMachineBackup.WithVolumeBackup {
        String volumeName();

        Optional<String> name();

        SavedVolumeClaim persistentVolumeClaim();

        /** By default Longhorn's. */
        Optional<String> csiDriverName();

        Optional<Boolean> readyToUse();

        /** Per cent. */
        Optional<Integer> progress();

        Optional<BackupError> error();

        Optional<Timestamp> creationTime();

        Optional<String> longhornBackupName();

        /** Bytes. */
        Optional<Long> volumeSize();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineBackup.VolumeBackup.Builder {
            Builder() {}
        }
    }

    /** A Secret of the machine. */
    @Value.Immutable
    @JsonDeserialize(builder = SecretBackup.Builder.class)
    interface SecretBackup extends ImmutableVirtualMachineBackup.WithSecretBackup {
        String name();

        @Value.Redacted
        Map<String, String> data();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineBackup.SecretBackup.Builder {
            Builder() {}
        }
    }
}
