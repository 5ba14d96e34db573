package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A schedule of backups of one machine. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ScheduleVMBackup.Builder.class)
public interface ScheduleVMBackup extends WithScheduleVMBackup {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ScheduleVMBackup> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "ScheduleVMBackup", ScheduleVMBackup.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /**
     * A schedule that keeps eight backups on the backup target, for a machine of its namespace.
     *
     * @param cron five fields or a descriptor such as {@code @daily}; not more than once an hour
     */
    static ScheduleVMBackup of(String namespace, String name, String machine, String cron) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .cron(cron)
                        .retain(8)
                        .maxFailure(4)
                        .vmbackup(VirtualMachineBackup.Spec.of(machine, BackupType.BACKUP))
                        .build())
                .build();
    }

    /** Whether the schedule may be less than ten minutes apart from another. */
    default boolean isCloseToOthers() {
        return Annotation.SKIP_CRON_CHECK
                .of(metadata())
                .filter(text -> !text.isEmpty())
                .isPresent();
    }

    /** This schedule, allowed or not to be less than ten minutes apart from another. */
    default ScheduleVMBackup withCloseToOthers(boolean allowed) {
        return withMetadata(Annotation.SKIP_CRON_CHECK.setTo(metadata(), allowed ? "true" : null));
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableScheduleVMBackup.Builder {
        Builder() {}
    }

    /** When, of what, and how many are kept. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableScheduleVMBackup.WithSpec {
        /** Five fields, or a descriptor such as {@code @daily}; not more than once an hour. */
        String cron();

        /** How many backups are kept, 2 to 250; by default 8. */
        Optional<Integer> retain();

        /** After how many failures in a row the schedule is suspended, from 2 and fewer than are kept; by default 4. */
        Optional<Integer> maxFailure();

        /** By default false; the server sets it after too many failures, and false again resumes. */
        Optional<Boolean> suspend();

        /** What each backup is of; cannot be changed. */
        VirtualMachineBackup.Spec vmbackup();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableScheduleVMBackup.Spec.Builder {
            Builder() {}
        }
    }

    /** How the schedule goes. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableScheduleVMBackup.WithStatus {
        /** How many backups in a row failed. */
        Optional<Integer> failure();

        /** By the server. */
        Optional<Boolean> suspended();

        List<Backup> vmbackupInfo();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableScheduleVMBackup.Status.Builder {
            Builder() {}
        }
    }

    /** How one backup went. */
    @Value.Immutable
    @JsonDeserialize(builder = Backup.Builder.class)
    interface Backup extends ImmutableScheduleVMBackup.WithBackup {
        /** Of the {@link VirtualMachineBackup}. */
        Optional<String> name();

        Optional<Boolean> readyToUse();

        Optional<BackupError> error();

        List<VolumeBackup> volumeBackupInfo();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableScheduleVMBackup.Backup.Builder {
            Builder() {}
        }
    }

    /** How the backup of one volume went. */
    @Value.Immutable
    @JsonDeserialize(builder = VolumeBackup.Builder.class)
    interface VolumeBackup extends ImmutableScheduleVMBackup.WithVolumeBackup {
        Optional<String> name();

        Optional<Boolean> readyToUse();

        Optional<BackupError> error();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableScheduleVMBackup.VolumeBackup.Builder {
            Builder() {}
        }
    }
}
