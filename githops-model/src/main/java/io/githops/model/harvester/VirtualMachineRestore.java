package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.Timestamp;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A restore of a backup, done once. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VirtualMachineRestore.Builder.class)
public interface VirtualMachineRestore extends WithVirtualMachineRestore {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineRestore> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "VirtualMachineRestore", VirtualMachineRestore.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** A restore as a new machine in the namespace, whatever the namespace of the backup. */
    static VirtualMachineRestore asNewMachine(
            String namespace, String name, String machine, String backupNamespace, String backup) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .target(MachineReference.of(machine))
                        .virtualMachineBackupNamespace(backupNamespace)
                        .virtualMachineBackupName(backup)
                        .newVM(true)
                        .build())
                .build();
    }

    /** A restore over a stopped machine of the namespace, whose present volumes are kept beside the restored ones. */
    static VirtualMachineRestore inPlace(String namespace, String name, String machine, String backup) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .target(MachineReference.of(machine))
                        .virtualMachineBackupNamespace(namespace)
                        .virtualMachineBackupName(backup)
                        .deletionPolicy(DeletionPolicy.RETAIN)
                        .build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineRestore.Builder {
        Builder() {}
    }

    /** What is restored, and as what; cannot be changed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVirtualMachineRestore.WithSpec {
        MachineReference target();

        String virtualMachineBackupName();

        String virtualMachineBackupNamespace();

        /** Whether the target is a new machine; by default the machine is replaced. */
        Optional<Boolean> newVM();

        /**
         * What becomes of the volumes that a replaced machine has: deleted, also by default, unless it says {@link
         * DeletionPolicy#RETAIN}.
         */
        Optional<DeletionPolicy> deletionPolicy();

        /** For a new machine. */
        Optional<Boolean> keepMacAddress();

        Optional<Boolean> haltAfterRestore();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineRestore.Spec.Builder {
            Builder() {}
        }
    }

    /** How the restore goes. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVirtualMachineRestore.WithStatus {
        Optional<Boolean> complete();

        /** Per cent. */
        Optional<Integer> progress();

        List<Condition> conditions();

        Optional<Timestamp> restoreTime();

        Optional<String> targetUID();

        List<String> deletedVolumes();

        List<VolumeRestore> restores();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineRestore.Status.Builder {
            Builder() {}
        }
    }

    /** The restore of one volume. */
    @Value.Immutable
    @JsonDeserialize(builder = VolumeRestore.Builder.class)
    interface VolumeRestore extends ImmutableVirtualMachineRestore.WithVolumeRestore {
        Optional<String> volumeName();

        Optional<String> volumeBackupName();

        Optional<SavedVolumeClaim> persistentVolumeClaimSpec();

        Optional<String> longhornEngineName();

        /** Per cent. */
        Optional<Integer> progress();

        /** Bytes. */
        Optional<Long> volumeSize();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineRestore.VolumeRestore.Builder {
            Builder() {}
        }
    }

    /** What becomes of the volumes that a replaced machine has. */
    record DeletionPolicy(String value) implements OpenEnum {
        public static final DeletionPolicy DELETE = new DeletionPolicy("delete");
        public static final DeletionPolicy RETAIN = new DeletionPolicy("retain");
    }
}
