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

    /** An empty disk of a machine, which live migration can move. */
    static PersistentVolumeClaim disk(String namespace, String name, String storageClass, Quantity size) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.disk(storageClass, size))
                .build();
    }

    /** The image that the volume starts with, as {@code namespace/name}. */
    default Optional<String> imageId() {
        return metadata().annotation("harvesterhci.io/imageId");
    }

    /** This volume starting with an image; its storage class must be that of the image. */
    default PersistentVolumeClaim withImageId(String image) {
        return editMetadata(metadata -> metadata.withAnnotation("harvesterhci.io/imageId", image));
    }

    /** Whether the volume is an image that other volumes are cloned from; written by Harvester, cannot be changed. */
    default boolean isGoldenImage() {
        return metadata().isMarked("harvesterhci.io/goldenImage");
    }

    /** What made the volume; written by the server. */
    default Optional<String> provisioner() {
        return metadata()
                .annotation("volume.kubernetes.io/storage-provisioner")
                .or(() -> metadata().annotation("volume.beta.kubernetes.io/storage-provisioner"));
    }

    /** Whether the importer fills in what is missing from the profile of the storage class. */
    default boolean appliesStorageProfile() {
        return metadata()
                .label("cdi.kubevirt.io/applyStorageProfile")
                .filter("true"::equals)
                .isPresent();
    }

    /** This volume with what is missing filled in, on creation, from the profile of its storage class. */
    default PersistentVolumeClaim withStorageProfile() {
        return editMetadata(metadata -> metadata.withLabel("cdi.kubevirt.io/applyStorageProfile", "true"));
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

        /** A disk of a machine: a block device that two nodes may have at once, as live migration needs. */
        static Spec disk(String storageClass, Quantity size) {
            return builder()
                    .addAccessMode(AccessMode.READ_WRITE_MANY)
                    .resources(ResourceRequirements.ofStorage(size))
                    .storageClassName(storageClass)
                    .volumeMode(VolumeMode.BLOCK)
                    .build();
        }

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
