package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
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
        /** Five fields, or a descriptor such as {@code @daily}. */
        String cron();

        /** How many backups are kept, 2 to 250; by default 8. */
        Optional<Integer> retain();

        /** After how many failures in a row the schedule is suspended; by default 4. */
        Optional<Integer> maxFailure();

        /** By default false. */
        Optional<Boolean> suspend();

        Backup vmbackup();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableScheduleVMBackup.Spec.Builder {
            Builder() {}
        }
    }

    /** The backups that the schedule makes. */
    @Value.Immutable
    @JsonDeserialize(builder = Backup.Builder.class)
    interface Backup extends ImmutableScheduleVMBackup.WithBackup {
        Source source();

        /** By default {@link Type#BACKUP}; cannot be changed. */
        Optional<Type> type();

        /** How long the file systems may be frozen, such as {@code 5m}. */
        Optional<String> fsFreezeDeadline();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableScheduleVMBackup.Backup.Builder {
            Builder() {}
        }
    }

    /** The machine. */
    @Value.Immutable
    @JsonDeserialize(builder = Source.Builder.class)
    interface Source extends ImmutableScheduleVMBackup.WithSource {
        /** {@code kubevirt.io}. */
        Optional<String> apiGroup();

        /** {@code VirtualMachine}. */
        String kind();

        String name();

        /** A machine in the namespace of the schedule. */
        static Source machine(String name) {
            return builder()
                    .apiGroup("kubevirt.io")
                    .kind("VirtualMachine")
                    .name(name)
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableScheduleVMBackup.Source.Builder {
            Builder() {}
        }
    }

    /** How the schedule goes. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableScheduleVMBackup.WithStatus {
        /** How many backups in a row failed. */
        Optional<Integer> failure();

        Optional<Boolean> suspended();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableScheduleVMBackup.Status.Builder {
            Builder() {}
        }
    }

    /** Where backups are kept. */
    record Type(String value) implements OpenEnum {
        /** On the backup target. */
        public static final Type BACKUP = new Type("backup");
        /** In the cluster. */
        public static final Type SNAPSHOT = new Type("snapshot");
    }
}
