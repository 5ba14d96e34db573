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

/** A disk or partition of a node, found by Harvester, which writes all of it but what is said of its use. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = BlockDevice.Builder.class)
public interface BlockDevice extends WithBlockDevice {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<BlockDevice> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "BlockDevice", BlockDevice.class);

    ObjectMeta metadata();

    Spec spec();

    /** Required by the server, so never replaced: written by the node. */
    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableBlockDevice.Builder {
        Builder() {}
    }

    /** What the disk is used for. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableBlockDevice.WithSpec {
        String nodeName();

        /** Such as {@code /dev/sdb}. */
        String devPath();

        FileSystem fileSystem();

        /** Whether the disk takes volumes; by default false. Taking it back moves the volumes away. */
        Optional<Boolean> provision();

        /** What manages the volumes on it; by default Longhorn's first engine. */
        Optional<Provisioner> provisioner();

        /** For Longhorn, which storage classes select disks by. */
        List<String> tags();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableBlockDevice.Spec.Builder {
            Builder() {}
        }
    }

    /** The file system, where the disk has one. */
    @Value.Immutable
    @JsonDeserialize(builder = FileSystem.Builder.class)
    interface FileSystem extends ImmutableBlockDevice.WithFileSystem {
        String mountPoint();

        /** Formats the disk even when it holds data, which is lost. */
        Optional<Boolean> forceFormatted();

        /** Deprecated; written by the server from {@link Spec#provision}. */
        Optional<Boolean> provisioned();

        Optional<Boolean> repaired();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableBlockDevice.FileSystem.Builder {
            Builder() {}
        }
    }

    /** What manages the volumes on a disk: exactly one. */
    @Value.Immutable
    @JsonDeserialize(builder = Provisioner.Builder.class)
    interface Provisioner extends ImmutableBlockDevice.WithProvisioner {
        Optional<Longhorn> longhorn();

        Optional<LogicalVolumes> lvm();

        /** A disk of Longhorn. */
        static Provisioner longhorn(EngineVersion engine) {
            return builder()
                    .longhorn(Longhorn.builder().engineVersion(engine).build())
                    .build();
        }

        /** A disk of the volume group of that name on the disk's node. */
        static Provisioner volumeGroup(String name) {
            return builder().lvm(LogicalVolumes.builder().vgName(name).build()).build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableBlockDevice.Provisioner.Builder {
            Builder() {}
        }
    }

    /** A disk of Longhorn. */
    @Value.Immutable
    @JsonDeserialize(builder = Longhorn.Builder.class)
    interface Longhorn extends ImmutableBlockDevice.WithLonghorn {
        EngineVersion engineVersion();

        /** For {@link EngineVersion#LONGHORN_V2}; empty lets Longhorn choose. */
        Optional<DiskDriver> diskDriver();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableBlockDevice.Longhorn.Builder {
            Builder() {}
        }
    }

    /** A disk of a volume group. */
    @Value.Immutable
    @JsonDeserialize(builder = LogicalVolumes.Builder.class)
    interface LogicalVolumes extends ImmutableBlockDevice.WithLogicalVolumes {
        String vgName();

        List<String> parameters();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableBlockDevice.LogicalVolumes.Builder {
            Builder() {}
        }
    }

    /** What the node found. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableBlockDevice.WithStatus {
        State state();

        /** By default {@link ProvisionPhase#UNPROVISIONED}. */
        Optional<ProvisionPhase> provisionPhase();

        Optional<DiskHardware> deviceStatus();

        /** The tags that Longhorn has. */
        List<String> tags();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableBlockDevice.Status.Builder {
            Builder() {}
        }
    }

    /** Longhorn's engines. */
    record EngineVersion(String value) implements OpenEnum {
        public static final EngineVersion LONGHORN_V1 = new EngineVersion("LonghornV1");
        public static final EngineVersion LONGHORN_V2 = new EngineVersion("LonghornV2");
    }

    /** How Longhorn's second engine reaches a disk. */
    record DiskDriver(String value) implements OpenEnum {
        public static final DiskDriver AUTO = new DiskDriver("auto");
        public static final DiskDriver AIO = new DiskDriver("aio");
    }

    /** Whether the disk is there. */
    record State(String value) implements OpenEnum {
        public static final State ACTIVE = new State("Active");
        public static final State INACTIVE = new State("Inactive");
        public static final State UNKNOWN = new State("Unknown");
    }

    /** Whether the disk takes volumes. */
    record ProvisionPhase(String value) implements OpenEnum {
        public static final ProvisionPhase PROVISIONED = new ProvisionPhase("Provisioned");
        public static final ProvisionPhase UNPROVISIONED = new ProvisionPhase("Unprovisioned");
        public static final ProvisionPhase UNPROVISIONING = new ProvisionPhase("Unprovisioning");
    }
}
