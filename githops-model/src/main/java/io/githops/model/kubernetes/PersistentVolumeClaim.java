package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.Quantity;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A volume. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = PersistentVolumeClaim.Builder.class)
public interface PersistentVolumeClaim extends WithPersistentVolumeClaim {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<PersistentVolumeClaim> KIND =
            Kinds.harvester().kind("v1", "PersistentVolumeClaim", PersistentVolumeClaim.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** The image that the volume starts with, as {@code namespace/name}. */
    default Optional<String> imageId() {
        return metadata().annotation("harvesterhci.io/imageId");
    }

    /** This volume starting with an image; its storage class must be that of the image. */
    default PersistentVolumeClaim withImageId(String image) {
        return editMetadata(metadata -> metadata.withAnnotation("harvesterhci.io/imageId", image));
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutablePersistentVolumeClaim.Builder {
        Builder() {}
    }

    /** How much, how accessed, and made from what. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutablePersistentVolumeClaim.WithSpec {
        List<AccessMode> accessModes();

        Optional<ResourceRequirements> resources();

        Optional<String> storageClassName();

        /** By default {@link VolumeMode#FILESYSTEM}; disks of machines use {@link VolumeMode#BLOCK}. */
        Optional<VolumeMode> volumeMode();

        Optional<String> volumeName();

        Optional<String> volumeAttributesClassName();

        Optional<LabelSelector> selector();

        /** The object whose data the volume starts with. */
        Optional<TypedLocalObjectReference> dataSource();

        /** The same, where it may be in another namespace. */
        Optional<TypedObjectReference> dataSourceRef();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePersistentVolumeClaim.Spec.Builder {
            Builder() {}
        }
    }

    /** What was bound. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutablePersistentVolumeClaim.WithStatus {
        Optional<Phase> phase();

        List<AccessMode> accessModes();

        Map<String, Quantity> capacity();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePersistentVolumeClaim.Status.Builder {
            Builder() {}
        }
    }

    /** Who may use a volume at the same time. */
    record AccessMode(String value) implements OpenEnum {
        public static final AccessMode READ_WRITE_ONCE = new AccessMode("ReadWriteOnce");
        public static final AccessMode READ_ONLY_MANY = new AccessMode("ReadOnlyMany");
        /** What live migration needs. */
        public static final AccessMode READ_WRITE_MANY = new AccessMode("ReadWriteMany");

        public static final AccessMode READ_WRITE_ONCE_POD = new AccessMode("ReadWriteOncePod");
    }

    /** How a volume is offered. */
    record VolumeMode(String value) implements OpenEnum {
        public static final VolumeMode FILESYSTEM = new VolumeMode("Filesystem");
        public static final VolumeMode BLOCK = new VolumeMode("Block");
    }

    /** The life of a volume. */
    record Phase(String value) implements OpenEnum {
        public static final Phase PENDING = new Phase("Pending");
        public static final Phase BOUND = new Phase("Bound");
        public static final Phase LOST = new Phase("Lost");
    }
}
