package io.githops.model.migration;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.ObjectReference;
import io.githops.model.kubevirt.Disk;
import io.githops.model.kubevirt.NetworkInterface;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The import of one machine, which is switched off where it was. It is done once. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VirtualMachineImport.Builder.class)
public interface VirtualMachineImport extends WithVirtualMachineImport {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineImport> KIND = Kinds.harvester()
            .kind("migration.harvesterhci.io/v1beta1", "VirtualMachineImport", VirtualMachineImport.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineImport.Builder {
        Builder() {}
    }

    /** Which machine, and what becomes of it. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVirtualMachineImport.WithSpec {
        /** A {@link VmwareSource}, {@link OpenstackSource} or {@link OvaSource}. */
        Optional<ObjectReference> sourceCluster();

        /** The machine's name, or identifier, at the source. */
        Optional<String> virtualMachineName();

        /** The folder of a vCenter that the machine is in. */
        Optional<String> folder();

        List<NetworkMapping> networkMapping();

        /** By default {@link NetworkInterface.Model#VIRTIO}. */
        Optional<NetworkInterface.Model> defaultNetworkInterfaceModel();

        /** Of the images and volumes that are made. */
        Optional<String> storageClass();

        /** By default {@link Disk.Bus#VIRTIO}. */
        Optional<Disk.Bus> defaultDiskBusType();

        /** Switches the machine off without asking its system. */
        Optional<Boolean> forcePowerOff();

        /** How long its system gets to stop; by default 60. */
        Optional<Integer> gracefulShutdownTimeoutSeconds();

        /** Starts without looking whether the import can work. */
        Optional<Boolean> skipPreflightChecks();

        /**
         * The import of a machine from a source.
         *
         * @param source the {@code KIND} of {@link VmwareSource}, {@link OpenstackSource} or {@link OvaSource}
         * @param machine the machine's name, or identifier, at the source
         */
        static Spec of(ResourceKind<?> source, String namespace, String name, String machine) {
            return builder()
                    .sourceCluster(ObjectReference.builder()
                            .apiVersion(source.groupVersionKind().apiVersion())
                            .kind(source.groupVersionKind().kind())
                            .namespace(namespace)
                            .name(name)
                            .build())
                    .virtualMachineName(machine)
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineImport.Spec.Builder {
            Builder() {}
        }
    }

    /** The network that replaces one of the source. */
    @Value.Immutable
    @JsonDeserialize(builder = NetworkMapping.Builder.class)
    interface NetworkMapping extends ImmutableVirtualMachineImport.WithNetworkMapping {
        Optional<String> sourceNetwork();

        /** {@code namespace/name} of a network definition, or a name in the namespace of the import. */
        Optional<String> destinationNetwork();

        /** Instead of {@link Spec#defaultNetworkInterfaceModel()}. */
        Optional<NetworkInterface.Model> networkInterfaceModel();

        /** The network definition {@code namespace/name} in place of a network of the source. */
        static NetworkMapping of(String source, String destination) {
            return builder()
                    .sourceNetwork(source)
                    .destinationNetwork(destination)
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineImport.NetworkMapping.Builder {
            Builder() {}
        }
    }

    /** How far the import is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVirtualMachineImport.WithStatus {
        Optional<Progress> importStatus();

        List<DiskImport> diskImportStatus();

        List<Condition> importConditions();

        Optional<String> newVirtualMachine();

        Optional<String> importedVirtualMachineName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineImport.Status.Builder {
            Builder() {}
        }
    }

    /** How far a disk is. */
    @Value.Immutable
    @JsonDeserialize(builder = DiskImport.Builder.class)
    interface DiskImport extends ImmutableVirtualMachineImport.WithDiskImport {
        Optional<String> diskName();

        /** Bytes. */
        Optional<Long> diskSize();

        Optional<String> diskLocalPath();

        Optional<String> diskRoute();

        /** The name of the image that was made of it. */
        @JsonProperty("VirtualMachineImage")
        Optional<String> virtualMachineImage();

        List<Condition> diskConditions();

        Optional<Disk.Bus> busType();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineImport.DiskImport.Builder {
            Builder() {}
        }
    }

    /** The stages of an import. */
    record Progress(String value) implements OpenEnum {
        public static final Progress SOURCE_READY = new Progress("sourceReady");
        public static final Progress DISKS_EXPORTED = new Progress("disksExported");
        public static final Progress DISK_IMAGE_SUBMITTED = new Progress("diskImageSubmitted");
        public static final Progress DISK_IMAGES_READY = new Progress("diskImagesReady");
        public static final Progress VIRTUAL_MACHINE_CREATED = new Progress("virtualMachineCreated");
        public static final Progress VIRTUAL_MACHINE_IMPORT_VALID = new Progress("virtualMachineImportValid");
        /** The import is done. */
        public static final Progress VIRTUAL_MACHINE_RUNNING = new Progress("virtualMachineRunning");
        /** The import is refused. */
        public static final Progress VIRTUAL_MACHINE_IMPORT_INVALID = new Progress("virtualMachineImportInvalid");
        /** The import failed. */
        public static final Progress DISK_IMAGE_FAILED = new Progress("diskImageFailed");
        /** The import failed. */
        public static final Progress VM_MIGRATION_FAILED = new Progress("VMMigrationFailed");
    }
}
