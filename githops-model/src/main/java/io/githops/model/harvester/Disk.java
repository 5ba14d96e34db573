package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Objects;
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
    record Bus(String value) {
        public static final Bus VIRTIO = of("virtio");
        public static final Bus SATA = of("sata");
        public static final Bus SCSI = of("scsi");
        public static final Bus USB = of("usb");

        public Bus {
            Objects.requireNonNull(value, "value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Bus of(String value) {
            return new Bus(value);
        }

        @JsonValue
        @Override
        public String toString() {
            return value;
        }
    }

    /** How the host caches a disk. */
    record Cache(String value) {
        public static final Cache NONE = of("none");
        public static final Cache WRITETHROUGH = of("writethrough");
        public static final Cache WRITEBACK = of("writeback");

        public Cache {
            Objects.requireNonNull(value, "value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Cache of(String value) {
            return new Cache(value);
        }

        @JsonValue
        @Override
        public String toString() {
            return value;
        }
    }
}
