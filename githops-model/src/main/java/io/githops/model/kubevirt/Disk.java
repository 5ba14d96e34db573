package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** A disk or drive: exactly one of the three. Its data is in the volume of the same name. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Disk.Builder.class)
public interface Disk extends WithDisk {
    String name();

    Optional<Target> disk();

    Optional<Cdrom> cdrom();

    Optional<Lun> lun();

    /** From 1; the lowest of all disks and cards boots first. */
    Optional<Integer> bootOrder();

    Optional<Cache> cache();

    Optional<InputOutput> io();

    /** At most 256 letters, digits and {@code _.+-}; the guest finds the disk by it. */
    Optional<String> serial();

    /** Whether it has a thread of its own. */
    Optional<Boolean> dedicatedIOThread();

    /** Whether other machines may write to it at the same time. */
    Optional<Boolean> shareable();

    Optional<ErrorPolicy> errorPolicy();

    Optional<BlockSize> blockSize();

    /** Whether backups can ask what changed. */
    Optional<Boolean> changedBlockTracking();

    /** Stands beside the address of the disk in the metadata of a cloud-init config drive. */
    Optional<String> tag();

    /** A disk on a bus. */
    static Disk of(String name, Bus bus) {
        return builder().name(name).disk(Target.builder().bus(bus).build()).build();
    }

    /** A CD-ROM drive. */
    static Disk cdrom(String name) {
        return builder().name(name).cdrom(Cdrom.builder().bus(Bus.SATA).build()).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDisk.Builder {
        Builder() {}
    }

    /** How the guest sees a disk. */
    @Value.Immutable
    @JsonDeserialize(builder = Target.Builder.class)
    interface Target extends ImmutableDisk.WithTarget {
        /** By default {@code sata}, on arm64 {@code virtio}. */
        Optional<Bus> bus();

        /** Not on {@link Bus#SATA}. */
        Optional<Boolean> readonly();

        /** Such as {@code 0000:81:01.0}; by default the next that is free. */
        Optional<String> pciAddress();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDisk.Target.Builder {
            Builder() {}
        }
    }

    /** How the guest sees a CD-ROM drive. */
    @Value.Immutable
    @JsonDeserialize(builder = Cdrom.Builder.class)
    interface Cdrom extends ImmutableDisk.WithCdrom {
        /** Any but {@link Bus#VIRTIO}. */
        Optional<Bus> bus();

        /** By default true. */
        Optional<Boolean> readonly();

        Optional<Tray> tray();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDisk.Cdrom.Builder {
            Builder() {}
        }
    }

    /** A disk whose commands go through to the storage. */
    @Value.Immutable
    @JsonDeserialize(builder = Lun.Builder.class)
    interface Lun extends ImmutableDisk.WithLun {
        Optional<Bus> bus();

        Optional<Boolean> readonly();

        /** Refused by Harvester, whose KubeVirt does not allow it. */
        Optional<Boolean> reservation();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDisk.Lun.Builder {
            Builder() {}
        }
    }

    /** Where a disk is attached. */
    record Bus(String value) implements OpenEnum {
        public static final Bus VIRTIO = new Bus("virtio");
        public static final Bus SATA = new Bus("sata");
        public static final Bus SCSI = new Bus("scsi");
        public static final Bus USB = new Bus("usb");
    }

    /** How the node caches a disk. */
    record Cache(String value) implements OpenEnum {
        /** By default, where the storage can. */
        public static final Cache NONE = new Cache("none");

        public static final Cache WRITETHROUGH = new Cache("writethrough");
        public static final Cache WRITEBACK = new Cache("writeback");
    }

    /** How the node reads and writes a disk. */
    record InputOutput(String value) implements OpenEnum {
        public static final InputOutput NATIVE = new InputOutput("native");
        public static final InputOutput THREADS = new InputOutput("threads");
    }

    /** What happens when the node cannot read or write. */
    record ErrorPolicy(String value) implements OpenEnum {
        /** The machine pauses; by default. */
        public static final ErrorPolicy STOP = new ErrorPolicy("stop");

        public static final ErrorPolicy IGNORE = new ErrorPolicy("ignore");
        /** The guest is told. */
        public static final ErrorPolicy REPORT = new ErrorPolicy("report");
        /** The guest is told, but the machine pauses when space runs out. */
        public static final ErrorPolicy ENOSPACE = new ErrorPolicy("enospace");
    }

    /** How the drive stands at the start; by default {@link #CLOSED}. */
    record Tray(String value) implements OpenEnum {
        public static final Tray OPEN = new Tray("open");
        public static final Tray CLOSED = new Tray("closed");
    }
}
