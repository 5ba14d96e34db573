package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** A disk or CD-ROM drive; its data is in the volume of the same name. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Disk.Builder.class)
public interface Disk extends WithDisk {
    String name();

    Optional<Target> disk();

    Optional<Target> cdrom();

    Optional<Target> lun();

    /** From 1; lower boots first. */
    Optional<Integer> bootOrder();

    Optional<Cache> cache();

    Optional<String> serial();

    Optional<Boolean> shareable();

    /** A disk on a bus. */
    static Disk of(String name, Bus bus) {
        return builder().name(name).disk(Target.builder().bus(bus).build()).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDisk.Builder {
        Builder() {}
    }

    /** How the guest sees it. */
    @Value.Immutable
    @JsonDeserialize(builder = Target.Builder.class)
    interface Target extends ImmutableDisk.WithTarget {
        Optional<Bus> bus();

        Optional<Boolean> readonly();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDisk.Target.Builder {
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

    /** How the host caches a disk. */
    record Cache(String value) implements OpenEnum {
        public static final Cache NONE = new Cache("none");
        public static final Cache WRITETHROUGH = new Cache("writethrough");
        public static final Cache WRITEBACK = new Cache("writeback");
    }
}
