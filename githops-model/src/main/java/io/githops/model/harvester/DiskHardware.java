package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.Timestamp;
import java.util.Optional;
import org.immutables.value.Value;

/** A disk or partition as its node found it. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = DiskHardware.Builder.class)
public interface DiskHardware extends WithDiskHardware {
    String devPath();

    /** The disk of a partition. */
    Optional<String> parentDevice();

    boolean partitioned();

    Capacity capacity();

    Details details();

    MountedFileSystem fileSystem();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDiskHardware.Builder {
        Builder() {}
    }

    /** How much the disk holds. */
    @Value.Immutable
    @JsonDeserialize(builder = Capacity.Builder.class)
    interface Capacity extends ImmutableDiskHardware.WithCapacity {
        long sizeBytes();

        long physicalBlockSizeBytes();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDiskHardware.Capacity.Builder {
            Builder() {}
        }
    }

    /** What the disk says of itself. */
    @Value.Immutable
    @JsonDeserialize(builder = Details.Builder.class)
    interface Details extends ImmutableDiskHardware.WithDetails {
        DeviceType deviceType();

        DriveType driveType();

        StorageController storageController();

        Optional<Boolean> isRemovable();

        Optional<String> busPath();

        Optional<String> label();

        Optional<String> model();

        Optional<Integer> numaNodeID();

        Optional<String> partUUID();

        Optional<String> ptUUID();

        Optional<String> serialNumber();

        Optional<String> uuid();

        Optional<String> vendor();

        Optional<String> wwn();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDiskHardware.Details.Builder {
            Builder() {}
        }
    }

    /** The file system that the node found. */
    @Value.Immutable
    @JsonDeserialize(builder = MountedFileSystem.Builder.class)
    interface MountedFileSystem extends ImmutableDiskHardware.WithMountedFileSystem {
        /** Empty when it is not mounted. */
        String mountPoint();

        /** Empty when there is none. */
        String type();

        Optional<Boolean> isReadOnly();

        Optional<Boolean> corrupted();

        @JsonProperty("LastFormattedAt")
        Optional<Timestamp> lastFormattedAt();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDiskHardware.MountedFileSystem.Builder {
            Builder() {}
        }
    }

    /** What a device is. */
    record DeviceType(String value) implements OpenEnum {
        public static final DeviceType DISK = new DeviceType("disk");
        /** A partition. */
        public static final DeviceType PART = new DeviceType("part");
    }

    /** How a disk stores. */
    record DriveType(String value) implements OpenEnum {
        public static final DriveType HDD = new DriveType("HDD");
        public static final DriveType FDD = new DriveType("FDD");
        public static final DriveType ODD = new DriveType("ODD");
        public static final DriveType SSD = new DriveType("SSD");
        public static final DriveType UNKNOWN = new DriveType("Unknown");
    }

    /** How a disk is attached. */
    record StorageController(String value) implements OpenEnum {
        public static final StorageController SCSI = new StorageController("SCSI");
        public static final StorageController IDE = new StorageController("IDE");
        public static final StorageController VIRTIO = new StorageController("virtio");
        public static final StorageController MMC = new StorageController("MMC");
        public static final StorageController NVME = new StorageController("NVMe");
        public static final StorageController UNKNOWN = new StorageController("Unknown");
    }
}
